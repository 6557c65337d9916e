import { z } from "zod";
import { hostIdSchema } from "../primitives/ids.js";
import { asOf, readPoint } from "../primitives/read-point.js";
import { storableText } from "../primitives/text.js";

/** What can be done about a failure. */
export const RECOVERY_ACTIONS = [
  "retry_exponential",
  "circuit_breaker",
  "fallback_model",
  "notify_ops",
  "manual_intervention",
] as const;

/** What can be done about a failure; a host may have done something of its own. */
export type RecoveryAction = (typeof RECOVERY_ACTIONS)[number] | (string & {});

/** What kind of error it is, by what its code and message say. */
export const ERROR_CATEGORIES = [
  "TRANSIENT",
  "PERMISSION",
  "RESOURCE",
  "VALIDATION",
  "INFRASTRUCTURE",
  "PLANNER",
  "PERMANENT",
] as const;

/** What kind of error it is. */
export type ErrorCategory = (typeof ERROR_CATEGORIES)[number];

/** Whether and how to try again. */
export const RECOVERY_MODES = ["RETRY_EXPONENTIAL", "RETRY_WITH_JITTER", "ESCALATE", "ABORT"] as const;

/** Whether and how to try again. */
export type RecoveryMode = (typeof RECOVERY_MODES)[number];

/** From which confidence on an action is worth selecting. */
export const SELECT_ACTION_FROM = 0.3;

/** From which confidence on an action may be carried out without a person. */
export const AUTO_EXECUTE_FROM = 0.8;

/** Most earlier recoveries that the rules look at. */
export const MAX_RECOVERY_HISTORY = 1_000;

/** A word for an action, such as one of {@link RECOVERY_ACTIONS}. */
export const recoveryActionSchema = storableText(64).regex(
  /^[a-z][a-z0-9_]*$/,
  "must consist of a-z, 0-9 and _ and begin with a letter",
);

/** Something that was done about an earlier failure of the same kind, and whether it helped. */
export const historicalMatchSchema = z
  .strictObject({ action: recoveryActionSchema, succeeded: z.boolean() })
  .meta({ id: "HistoricalMatch" });

/** Something that was done about an earlier failure of the same kind. */
export type HistoricalMatch = z.output<typeof historicalMatchSchema>;

/** Input of `incidents.recoveryRules.evaluate`. */
export const evaluateRecoveryInputSchema = z
  .strictObject({
    errorCode: storableText(100).optional(),
    errorMessage: storableText(4_000).optional(),
    skillId: hostIdSchema.optional(),
    agentId: hostIdSchema.optional(),
    occurrenceCount: z.int().min(1).max(Number.MAX_SAFE_INTEGER).default(1),
    historicalMatches: z.array(historicalMatchSchema).max(MAX_RECOVERY_HISTORY).default([]),
  })
  .meta({ id: "EvaluateRecovery" });

/** A failure as the recovery rules see it. */
export type RecoveryContext = z.output<typeof evaluateRecoveryInputSchema>;

const share = z.number().min(0).max(1);

/** How one rule came out. */
export const recoveryRuleResultSchema = z
  .strictObject({
    ruleId: z.string(),
    name: z.string(),
    priority: z.int(),
    matched: z.boolean(),
    score: z.number().min(0).describe("0 when it did not match."),
    action: z.string().nullable(),
    reason: z.string().describe("One sentence."),
  })
  .meta({ id: "RecoveryRuleResult" });

/** How one rule came out. */
export type RecoveryRuleResult = z.output<typeof recoveryRuleResultSchema>;

/** What the rules advise about a failure: advice, not an order. */
export const recoveryAdviceSchema = z
  .strictObject({
    errorCategory: z.enum(ERROR_CATEGORIES),
    recoveryMode: z.enum(RECOVERY_MODES),
    recommendedAction: z
      .string()
      .nullable()
      .describe(`Action of the best match; null when nothing reaches a confidence of ${SELECT_ACTION_FROM}.`),
    mayExecuteUnattended: z
      .boolean()
      .describe(
        `Whether an action is recommended that needs no person, with a confidence of ${AUTO_EXECUTE_FROM} or more.`,
      ),
    totalScore: z.number().min(0).describe("Mean of the three best scores, to four decimals."),
    confidence: share.describe("To four decimals."),
    explanation: z.string(),
    ruleResults: z.array(recoveryRuleResultSchema).describe("All rules, by falling priority."),
  })
  .meta({ id: "RecoveryAdvice" });

/** What the rules advise about a failure. */
export type RecoveryAdvice = z.output<typeof recoveryAdviceSchema>;

/** The advice as an incident shows it, without the single rules. */
export const incidentRecoverySchema = recoveryAdviceSchema
  .omit({ ruleResults: true, totalScore: true })
  .meta({ id: "IncidentRecovery" });

/** The advice as an incident shows it. */
export type IncidentRecovery = z.output<typeof incidentRecoverySchema>;

/** A rule as it is shown. */
export const recoveryRuleSchema = z
  .strictObject({
    ruleId: z.string(),
    name: z.string(),
    kind: z.enum(["error_code", "historical_pattern", "skill_specific", "occurrence_threshold", "composite"]),
    priority: z.int(),
    weight: z.number(),
    action: z.string().nullable(),
    score: z.number().nullable(),
    patterns: z.array(z.string()).optional(),
    threshold: z.int().optional(),
  })
  .meta({ id: "RecoveryRule" });

/** A rule as it is shown. */
export type RecoveryRuleView = z.output<typeof recoveryRuleSchema>;

/** Input of `incidents.recoveryRules.getRules`. */
export const getRecoveryRulesInputSchema = z.strictObject({ asOf }).meta({ id: "GetRecoveryRules" });

/** Output of `incidents.recoveryRules.getRules`, by falling priority. */
export const recoveryRulesSchema = z
  .strictObject({ items: z.array(recoveryRuleSchema), ...readPoint })
  .meta({ id: "RecoveryRules" });
