import { z } from "zod";
import { detailsSchema } from "../incident/signal.js";
import { hostIdSchema } from "../primitives/ids.js";
import { instantSchema } from "../primitives/instant.js";
import { costMicrosSchema } from "../primitives/money.js";
import { pageInfo, pageInput } from "../primitives/page.js";
import { readPoint } from "../primitives/read-point.js";
import { storableText } from "../primitives/text.js";

/** How a trace stands; it follows its run. */
export const TRACE_STATUSES = ["running", "completed", "failed", "aborted"] as const;

/** How a trace stands. */
export type TraceStatus = (typeof TRACE_STATUSES)[number];

/** How a step went. */
export const TRACE_STEP_STATUSES = ["success", "failure", "retry", "skipped"] as const;

/** How a step went. */
export type TraceStepStatus = (typeof TRACE_STEP_STATUSES)[number];

/** Log level of a step, by how it went. */
export const TRACE_STEP_LEVELS = {
  success: "INFO",
  skipped: "INFO",
  retry: "WARN",
  failure: "ERROR",
} as const satisfies Record<TraceStepStatus, string>;

/** Where a step comes from. */
export const TRACE_STEP_SOURCES = ["engine", "external", "replay"] as const;

/** Most steps in one request. */
export const MAX_STEPS_PER_CALL = 1_000;

/** Most tokens of one step: a million steps of them are counted exactly. */
const MAX_STEP_TOKENS = 1_000_000_000;

/** Longest step, in milliseconds: some 46 days; a million of them are added exactly. */
const MAX_STEP_MS = 4_000_000_000;

/** One step of a run's trace as a host sends it. Prompts and outputs stay with the host: their digests are enough. */
export const traceStepInputSchema = z
  .strictObject({
    stepIndex: z.int().min(0).max(1_000_000).describe("Its place in the trace, from 0 on."),
    skillName: storableText(200).describe("What was done, such as the tool that was called."),
    skillId: hostIdSchema.optional(),
    status: z.enum(TRACE_STEP_STATUSES),
    outcomeCategory: storableText(64).optional(),
    outcomeCode: storableText(100).optional(),
    outcomeData: detailsSchema.optional(),
    tokens: z
      .int()
      .min(0)
      .max(MAX_STEP_TOKENS)
      .optional()
      .describe(
        "Tokens that it used; by default `outcomeData.tokens`, where that is such a number; else nobody counted them.",
      ),
    costMicros: costMicrosSchema.optional(),
    durationMs: z.int().min(0).max(MAX_STEP_MS).optional(),
    retryCount: z.int().min(0).max(10_000).default(0),
    inputHash: storableText(128).optional().describe("Digest of what it was given; detectors of loops go by it."),
    outputHash: storableText(128).optional().describe("Digest of what it gave; detectors of loops go by it."),
    source: z.enum(TRACE_STEP_SOURCES).default("engine"),
    occurredAt: instantSchema.optional().describe("When it ended; now by default."),
  })
  .meta({ id: "TraceStepInput" });

/** One step after validation. */
export type TraceStepInput = z.output<typeof traceStepInputSchema>;

/** Input of `incidents.runs.appendSteps`: 1 to 1,000 steps of one run, taken whole or refused whole. */
export const appendStepsInputSchema = z
  .strictObject({
    runId: hostIdSchema,
    steps: z
      .array(traceStepInputSchema)
      .min(1)
      .max(MAX_STEPS_PER_CALL)
      .superRefine((steps, context) => {
        const seen = new Set<number>();
        for (const [position, { stepIndex }] of steps.entries()) {
          if (seen.has(stepIndex))
            context.addIssue({ code: "custom", path: [position, "stepIndex"], message: "is given more than once" });
          seen.add(stepIndex);
        }
      }),
  })
  .meta({ id: "AppendSteps" });

/** Output of `incidents.runs.appendSteps`. */
export const appendedStepsSchema = z
  .strictObject({
    runId: z.string(),
    traceId: z.string(),
    recorded: z.int().min(0).describe("Steps that this call stored."),
    duplicates: z.int().min(0).describe("Steps that were stored before, in the same words."),
  })
  .meta({ id: "AppendedSteps" });

/** Output of `incidents.runs.appendSteps`. */
export type AppendedSteps = z.output<typeof appendedStepsSchema>;

/** A stored step. */
export const traceStepSchema = z
  .strictObject({
    stepIndex: z.int(),
    stepType: z.string().describe("What was done: the skill's name."),
    skillId: z.string().nullable(),
    status: z.enum(TRACE_STEP_STATUSES),
    level: z.enum(["INFO", "WARN", "ERROR"]),
    outcomeCategory: z.string().nullable(),
    outcomeCode: z.string().nullable(),
    outcomeData: z.record(z.string(), z.unknown()).nullable(),
    tokens: z.int().describe("0 when nobody counted them."),
    tokensKnown: z.boolean(),
    costMicros: z.int().nullable(),
    durationMs: z.int().nullable(),
    retryCount: z.int(),
    inputHash: z.string().nullable(),
    contentHash: z.string().nullable().describe("Digest of what it gave: the output's hash."),
    source: z.enum(TRACE_STEP_SOURCES),
    timestamp: z.string(),
    recordedAt: z.string(),
  })
  .meta({ id: "TraceStep" });

/** A stored step. */
export type TraceStep = z.output<typeof traceStepSchema>;

/** A trace in short, with its totals over all steps. */
export const traceSummarySchema = z
  .strictObject({
    traceId: z.string(),
    runId: z.string(),
    correlationId: z.string().nullable(),
    status: z.enum(TRACE_STATUSES),
    startedAt: z.string(),
    completedAt: z.string().nullable(),
    steps: z.int().min(0),
    tokens: z.int().min(0),
    tokensKnown: z.boolean().describe("Whether the tokens of every step were counted."),
    costMicros: z.int().nullable().describe("Null when no step carried a cost."),
    durationMs: z.int().nullable().describe("Null when no step carried a duration."),
    violationStepIndex: z.int().nullable().describe("The first step that a stored violation names."),
    violationTimestamp: z.string().nullable(),
    violationPolicyId: z.string().nullable(),
    violationReason: z.string().nullable(),
  })
  .meta({ id: "TraceSummary" });

/** A trace in short. */
export type TraceSummary = z.output<typeof traceSummarySchema>;

/** Input of `incidents.runs.getTrace`. */
export const getTraceInputSchema = z.strictObject({ runId: hostIdSchema, ...pageInput }).meta({ id: "GetTrace" });

/** Output of `incidents.runs.getTrace`: the summary, and a page of its steps in their order. */
export const runTraceSchema = z
  .strictObject({ trace: traceSummarySchema, items: z.array(traceStepSchema), ...pageInfo, ...readPoint })
  .meta({ id: "RunTrace" });
