import { LESSON_BANDS, LESSON_METRICS, LESSON_SEVERITIES } from "@hoc/incident-schemas";
import { z } from "zod";

const failurePatternSchema = z.strictObject({
  errorCode: z.string().nullable(),
  severity: z.enum(LESSON_SEVERITIES).exclude(["NONE"]),
});

const nearThresholdPatternSchema = z.strictObject({
  thresholdType: z.enum(LESSON_METRICS),
  currentValue: z.int(),
  thresholdValue: z.int(),
  utilisation: z.number(),
  band: z.enum(LESSON_BANDS),
});

const criticalSuccessPatternSchema = z.strictObject({
  successType: z.string(),
  metrics: z.record(z.string(), z.unknown()),
});

/** What a failure taught: its error code, if any, and how bad it was. */
export type FailurePattern = z.output<typeof failurePatternSchema>;

/** What a limit taught that was nearly reached; the use of it in per cent. */
export type NearThresholdPattern = z.output<typeof nearThresholdPatternSchema>;

/** What something taught that went very well. */
export type CriticalSuccessPattern = z.output<typeof criticalSuccessPatternSchema>;

/** The patterns of lessons by their types; a stored lesson is read back by them. */
export const PATTERN_SCHEMAS = {
  failure: failurePatternSchema,
  near_threshold: nearThresholdPatternSchema,
  critical_success: criticalSuccessPatternSchema,
} as const;
