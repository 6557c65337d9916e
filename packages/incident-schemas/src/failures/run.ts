import { z } from "zod";
import { SEVERITIES } from "../incident/severity.js";
import { detailsSchema, recordResultSchema } from "../incident/signal.js";
import { hostIdSchema, pathIdSchema } from "../primitives/ids.js";
import { instantSchema } from "../primitives/instant.js";
import { costMicrosSchema } from "../primitives/money.js";
import { pageInfo, pageInput } from "../primitives/page.js";
import { asOf, readPoint, sequence } from "../primitives/read-point.js";
import { storableText } from "../primitives/text.js";

/** How a run ended. */
export const RUN_OUTCOMES = ["SUCCESS", "FAILURE", "BLOCKED", "ABORTED"] as const;

/** How a run ended: it did its work, it failed, a rule stopped it, or somebody did. */
export type RunOutcome = (typeof RUN_OUTCOMES)[number];

const RUN_STATUSES_UNDER_WAY: readonly string[] = ["queued", "running", "retry"];

/**
 * Whether a run of this status goes on, in any case.
 *
 * @example isRunUnderWay("retry") // true
 */
export function isRunUnderWay(status: string): boolean {
  return RUN_STATUSES_UNDER_WAY.includes(status.toLowerCase());
}

/** Why a run ended, where its host says so. */
export const RUN_TERMINATION_REASONS = [
  "completed",
  "policy_block",
  "budget_exceeded",
  "rate_limited",
  "user_abort",
  "system_failure",
  "timeout",
] as const;

/** Why a run ended. */
export type RunTerminationReason = (typeof RUN_TERMINATION_REASONS)[number];

/** The error codes of runs that this product knows; a host may send others. */
export const RUN_ERROR_CODES = [
  "EXECUTION_TIMEOUT",
  "AGENT_CRASH",
  "STEP_FAILURE",
  "SKILL_ERROR",
  "BUDGET_EXCEEDED",
  "RATE_LIMIT_EXCEEDED",
  "RESOURCE_EXHAUSTION",
  "CANCELLED",
  "MANUAL_STOP",
  "RETRY_EXHAUSTED",
  "UNKNOWN",
] as const;

/** An error code of runs that this product knows. */
export type RunErrorCode = (typeof RUN_ERROR_CODES)[number];

/** Severities of a run's outcome: those of incidents, and `none` for a run that did its work. */
export const RUN_SEVERITIES = ["none", ...SEVERITIES] as const;

/** Severity of a run's outcome. */
export type RunSeverity = (typeof RUN_SEVERITIES)[number];

/** Category of a run that did its work; never one of an incident. */
export const EXECUTION_SUCCESS = "EXECUTION_SUCCESS";

/** A run's status: a word; in any case, kept in lower case. */
export const runStatusSchema = storableText(32)
  .regex(/^[A-Za-z][A-Za-z0-9_-]*$/, "must be a word of letters, digits, _ and - that begins with a letter")
  .transform((text) => text.toLowerCase())
  .meta({ id: "RunStatus" });

const tokens = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

/** Where a run had come to when it was over, and what it had used by then. */
export const runEndFacts = {
  terminationReason: z.enum(RUN_TERMINATION_REASONS).optional(),
  stoppedAtStep: z.int().min(0).max(1_000_000).optional().describe("Index of the step that it stopped at."),
  inputTokens: tokens.optional(),
  outputTokens: tokens.optional(),
  costMicros: costMicrosSchema.optional(),
};

/** What a host says when a run is over. */
const outcomeFacts = {
  completedAt: instantSchema.optional().describe("When it ended, not before it started; now by default."),
  errorCode: storableText(100)
    .optional()
    .describe(
      "What went wrong, in a word; by default what the termination reason comes to, else the one that stands in the " +
        "message as a whole word.",
    ),
  errorMessage: storableText(4_000).optional(),
  ...runEndFacts,
  violationPolicyId: storableText(64).optional().describe("The policy that stopped it."),
  fingerprint: storableText(200)
    .optional()
    .describe("Separates problems whose error code and category are the same; by default nothing does."),
};

/** What a run may use; near or beyond it there is something to learn, or something wrong. */
export const runLimitsSchema = z
  .strictObject({
    steps: z.int().min(1).max(1_000_000).optional().describe("Most steps of its trace."),
    tokens: z
      .int()
      .min(1)
      .max(Number.MAX_SAFE_INTEGER)
      .optional()
      .describe("Most tokens, of input and output together."),
    costMicros: z
      .int()
      .min(1)
      .max(Number.MAX_SAFE_INTEGER)
      .optional()
      .describe("Most that it may cost, in micro-dollars."),
  })
  .refine((limits) => Object.values(limits).some((limit) => limit !== undefined), { message: "must name a limit" })
  .meta({ id: "RunLimits" });

/** What a run may use. */
export type RunLimits = z.output<typeof runLimitsSchema>;

/** Input of `incidents.runs.reportRun`: a run that starts, or one that is over already. */
export const reportRunInputSchema = z
  .strictObject({
    runId: pathIdSchema(200).optional().describe("The host's own; one is given by default."),
    agentId: hostIdSchema,
    goal: storableText(4_000).optional(),
    status: runStatusSchema
      .default("running")
      .describe("`queued`, `running` and `retry` are runs under way; with any other the run is over."),
    startedAt: instantSchema.optional().describe("When it started; now by default."),
    parentRunId: hostIdSchema.optional().describe("The run that this one tries again, or belongs to."),
    attempt: z.int().min(1).max(10_000).default(1),
    projectId: storableText(200).optional(),
    policySnapshotId: storableText(64).optional(),
    traceId: hostIdSchema.optional().describe("Id of its trace; one is given by default."),
    correlationId: storableText(200).optional(),
    isSynthetic: z.boolean().default(false),
    syntheticScenarioId: storableText(100).optional(),
    metadata: detailsSchema.optional(),
    limits: runLimitsSchema.optional().describe("What it may use, where its host sets a limit."),
    ...outcomeFacts,
  })
  .superRefine(({ startedAt, completedAt }, context) => {
    if (startedAt !== undefined && completedAt !== undefined && completedAt < startedAt)
      context.addIssue({ code: "custom", path: ["completedAt"], message: "is before startedAt" });
  })
  .meta({ id: "ReportRun" });

/** A report of a run, after validation. */
export type ReportRun = z.output<typeof reportRunInputSchema>;

/** Input of `incidents.runs.reportOutcome`: how a run ended. Said again in the same words it changes nothing. */
export const reportOutcomeInputSchema = z
  .strictObject({
    runId: hostIdSchema,
    status: runStatusSchema.describe("The status that it ended with, such as `succeeded`, `failed`, `halted`."),
    ...outcomeFacts,
  })
  .meta({ id: "ReportOutcome" });

/** How a run ended, after validation. */
export type ReportOutcome = z.output<typeof reportOutcomeInputSchema>;

const text = z.string().nullable();
const count = z.int().min(0);

/** A run as it is stored, with what follows from its signals and violations. */
export const runSchema = z
  .strictObject({
    runId: z.string(),
    tenantId: z.string(),
    agentId: z.string(),
    goal: text,
    status: z.string(),
    outcome: z.enum(RUN_OUTCOMES).nullable().describe("Null as long as it is under way."),
    severity: z.enum(RUN_SEVERITIES).nullable().describe("Of its outcome; `none` when it did its work."),
    category: z.string().nullable().describe(`Of its outcome; \`${EXECUTION_SUCCESS}\` when it did its work.`),
    errorCode: text,
    errorMessage: text,
    terminationReason: z.enum(RUN_TERMINATION_REASONS).nullable(),
    stoppedAtStep: z.int().nullable(),
    violationPolicyId: text,
    policyViolation: z.boolean().describe("Whether a violation of a policy is stored of it."),
    incidentCount: count.describe("Incidents that took one of its signals."),
    parentRunId: text,
    attempt: z.int(),
    projectId: text,
    policySnapshotId: text,
    traceId: z.string(),
    correlationId: text,
    inputTokens: z.int().nullable(),
    outputTokens: z.int().nullable(),
    costMicros: z.int().nullable(),
    isSynthetic: z.boolean(),
    syntheticScenarioId: text,
    metadata: z.record(z.string(), z.unknown()).nullable(),
    limits: z
      .strictObject({ steps: z.int().optional(), tokens: z.int().optional(), costMicros: z.int().optional() })
      .nullable(),
    startedAt: z.string(),
    completedAt: text,
    recordedAt: z.string(),
    sequence,
  })
  .meta({ id: "Run" });

/** A run as it is stored. */
export type Run = z.output<typeof runSchema>;

/** What became of a report. */
export const reportedRunSchema = z
  .strictObject({
    run: runSchema,
    recorded: z.boolean().describe("Whether this call stored anything; false when all of it was stored before."),
    signal: recordResultSchema
      .nullable()
      .describe("What became of the signal of a run that did not do its work; null of one that did, or goes on."),
  })
  .meta({ id: "ReportedRun" });

/** What became of a report. */
export type ReportedRun = z.output<typeof reportedRunSchema>;

/** Input of `incidents.runs.getRun`. */
export const getRunInputSchema = z.strictObject({ runId: hostIdSchema, asOf }).meta({ id: "GetRun" });

/** Output of `incidents.runs.getRun`. */
export const runDetailSchema = runSchema.extend(readPoint).meta({ id: "RunDetail" });

/** How runs can be told apart in their list. */
export const runFiltersSchema = z.strictObject({
  outcome: z.enum(RUN_OUTCOMES).optional(),
  agentId: hostIdSchema.optional(),
  errorCode: storableText(100).optional(),
});

/** How runs can be told apart in their list. */
export type RunFilters = z.output<typeof runFiltersSchema>;

/** Input of `incidents.runs.listRuns`. */
export const listRunsInputSchema = runFiltersSchema.extend(pageInput).meta({ id: "ListRuns" });

/** Output of `incidents.runs.listRuns`, recorded last first. */
export const runListSchema = z
  .strictObject({ items: z.array(runSchema), ...pageInfo, ...readPoint })
  .meta({ id: "RunList" });
