import { z } from "zod";
import { hostIdSchema } from "../primitives/ids.js";
import { asOf, readPoint, sequence } from "../primitives/read-point.js";
import { storableText } from "../primitives/text.js";
import { runStatusSchema } from "./run.js";

/** What the policies had to say of a run. */
export const POLICY_EVALUATION_OUTCOMES = ["no_violation", "violation_incident", "advisory", "not_applicable"] as const;

/** What the policies had to say of a run. */
export type PolicyEvaluationOutcome = (typeof POLICY_EVALUATION_OUTCOMES)[number];

/**
 * Input of `incidents.policies.recordEvaluation`: that a run was held against the policies, once per run. The outcome is
 * given, or follows from the status that the run ended with.
 */
export const recordEvaluationInputSchema = z
  .strictObject({
    runId: hostIdSchema,
    outcome: z.enum(POLICY_EVALUATION_OUTCOMES).optional(),
    runStatus: runStatusSchema.optional().describe("The status that the run ended with; instead of an outcome."),
    policiesChecked: z.int().min(0).max(1_000_000).default(0),
    confidence: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .describe("By default 1 for `no_violation` and `violation_incident`, otherwise unknown."),
    reason: storableText(1_000).optional(),
    draftCandidate: z.boolean().default(false).describe("Whether somebody should think of a new policy."),
    isSynthetic: z.boolean().default(false),
    syntheticScenarioId: storableText(100).optional(),
  })
  .refine(({ outcome, runStatus }) => (outcome === undefined) !== (runStatus === undefined), {
    message: "must say either outcome or runStatus",
  })
  .meta({ id: "RecordEvaluation" });

/** An evaluation after validation. */
export type RecordEvaluation = z.output<typeof recordEvaluationInputSchema>;

/** A stored evaluation. It never changes. */
export const policyEvaluationSchema = z
  .strictObject({
    evaluationId: z.string(),
    tenantId: z.string(),
    runId: z.string(),
    outcome: z.enum(POLICY_EVALUATION_OUTCOMES),
    policiesChecked: z.int(),
    confidence: z.number().nullable(),
    reason: z.string().nullable(),
    draftCandidate: z.boolean(),
    isSynthetic: z.boolean(),
    syntheticScenarioId: z.string().nullable(),
    createdAt: z.string(),
    recordedAt: z.string(),
    sequence,
  })
  .meta({ id: "PolicyEvaluation" });

/** A stored evaluation. */
export type PolicyEvaluation = z.output<typeof policyEvaluationSchema>;

/** Output of `incidents.policies.recordEvaluation`: what is stored of the run, the first that was said. */
export const policyEvaluationResultSchema = policyEvaluationSchema
  .extend({ recorded: z.boolean().describe("Whether this call stored it; false when the run had one before.") })
  .meta({ id: "PolicyEvaluationResult" });

/** Input of `incidents.policies.getEvaluation`. */
export const getEvaluationInputSchema = z.strictObject({ runId: hostIdSchema, asOf }).meta({ id: "GetEvaluation" });

/** Output of `incidents.policies.getEvaluation`. */
export const policyEvaluationDetailSchema = policyEvaluationSchema
  .extend(readPoint)
  .meta({ id: "PolicyEvaluationDetail" });
