import { z } from "zod";
import { hostIdSchema } from "../primitives/ids.js";
import { pageInfo, pageInput } from "../primitives/page.js";
import { readPoint, sequence } from "../primitives/read-point.js";
import { storableText } from "../primitives/text.js";

/** What came of a rule that was applied. */
export const PREVENTION_OUTCOMES = ["prevented", "mitigated", "failed"] as const;

/**
 * How sure it is that a rule meant the signal it was applied to: 1 when it names the signal's code, less when it names
 * the category alone, which stands for many codes.
 */
export const MATCH_CONFIDENCE = { errorCode: 1, category: 0.7 } as const;

const text = z.string().nullable();

/** The record of a signal that a rule kept from becoming an incident. It never changes. */
export const preventionRecordSchema = z
  .strictObject({
    preventionId: z.string().describe("`prev_` and 16 hex digits."),
    tenantId: z.string(),
    policyId: z.string().describe("The rule that was applied."),
    patternId: z.string().describe("The signal's error code; `UNKNOWN` when it had none."),
    signalId: z.string().describe("The signal that opened nothing."),
    originalIncidentId: text.describe("The incident that gave rise to the rule, where it names one."),
    runId: text,
    violationId: text,
    outcome: z.enum(PREVENTION_OUTCOMES),
    signatureMatchConfidence: z.number().min(0).max(1),
    policyAgeSeconds: z.int().min(0),
    isSimulated: z.boolean(),
    isSynthetic: z.boolean(),
    syntheticScenarioId: text,
    createdAt: z.string(),
    recordedAt: z.string(),
    sequence,
  })
  .meta({ id: "PreventionRecord" });

/** The record of a signal that a rule kept from becoming an incident. */
export type PreventionRecord = z.output<typeof preventionRecordSchema>;

/** How prevention records can be told apart in their list. */
export const preventionFiltersSchema = z.strictObject({
  policyId: storableText(64).optional(),
  runId: hostIdSchema.optional(),
});

/** How prevention records can be told apart in their list. */
export type PreventionFilters = z.output<typeof preventionFiltersSchema>;

/** Input of `incidents.policies.listPreventions`. */
export const listPreventionsInputSchema = preventionFiltersSchema.extend(pageInput).meta({ id: "ListPreventions" });

/** Output of `incidents.policies.listPreventions`, recorded last first. */
export const preventionListSchema = z
  .strictObject({ items: z.array(preventionRecordSchema), ...pageInfo, ...readPoint })
  .meta({ id: "PreventionList" });
