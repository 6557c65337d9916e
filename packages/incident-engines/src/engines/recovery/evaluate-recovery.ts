import {
  AUTO_EXECUTE_FROM,
  type RecoveryAction,
  type RecoveryAdvice,
  type RecoveryContext,
  type RecoveryRuleResult,
  SELECT_ACTION_FROM,
} from "@hoc/incident-schemas";
import { bestFirst } from "./best-first.js";
import { errorCategoryOf, recoveryModeOf } from "./classify.js";
import { DEFAULT_RECOVERY_RULES } from "./default-rules.js";
import { byPriority, matchOf, type RecoveryRule } from "./recovery-rule.js";

/** How many of the best matches make up the score and the explanation. */
const BEST_MATCHES = 3;

/**
 * What the rules advise about a failure. An empty list of rules is one: nothing matches then.
 *
 * The total score is the mean of the three best scores, or of as many as matched; what the matches add to it makes the
 * confidence, from 0 to 1. The action is that of the best match that has one, if the confidence is enough to select it.
 *
 * @example evaluateRecovery(evaluateRecoveryInputSchema.parse({ errorCode: "TIMEOUT" })).recommendedAction // "retry_exponential"
 */
export function evaluateRecovery(
  context: RecoveryContext,
  rules: readonly RecoveryRule[] = DEFAULT_RECOVERY_RULES,
): RecoveryAdvice {
  const outcomes = [...rules].sort(byPriority).map((rule) => outcomeOf(rule, context));
  const matches = bestFirst(outcomes.map(({ result }) => result));
  const best = matches.slice(0, BEST_MATCHES);
  const total = meanOf(best.map(({ score }) => score));
  const adjustment = outcomes.reduce((sum, outcome) => sum + outcome.adjustment, 0);
  const confidence = fourDecimals(Math.min(1, Math.max(0, total + adjustment)));
  const action = matches.find((match) => match.action !== null)?.action ?? null;
  const recommended = confidence >= SELECT_ACTION_FROM ? action : null;
  return {
    errorCategory: errorCategoryOf(context),
    recoveryMode: recoveryModeOf(context),
    recommendedAction: recommended,
    mayExecuteUnattended: confidence >= AUTO_EXECUTE_FROM && recommended !== null && !isForPeople(recommended),
    totalScore: fourDecimals(total),
    confidence,
    explanation: explanationOf(best),
    ruleResults: outcomes.map(({ result }) => shown(result)),
  };
}

/** How a rule came out, its score not rounded yet. */
interface Outcome {
  readonly result: RecoveryRuleResult;
  readonly adjustment: number;
}

/** Whether an action is the work of a person, which nothing can carry out unattended. */
function isForPeople(action: RecoveryAction): boolean {
  return action === "manual_intervention";
}

function outcomeOf(rule: RecoveryRule, context: RecoveryContext): Outcome {
  const { ruleId, name, priority } = rule;
  const match = matchOf(rule, context);
  if (match === undefined) {
    const reason = "The rule is not about this failure.";
    return { result: { ruleId, name, priority, matched: false, score: 0, action: null, reason }, adjustment: 0 };
  }
  const { adjustment, ...how } = match;
  return { result: { ruleId, name, priority, matched: true, ...how }, adjustment };
}

function shown(result: RecoveryRuleResult): RecoveryRuleResult {
  return { ...result, score: fourDecimals(result.score) };
}

function explanationOf(best: readonly RecoveryRuleResult[]): string {
  if (best.length === 0) return "No rule matched.";
  return `Matched: ${best.map(({ name, score }) => `${name} (${fourDecimals(score)})`).join(", ")}.`;
}

function meanOf(scores: readonly number[]): number {
  return scores.length === 0 ? 0 : scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

/** Half up, once what binary fractions leave beyond the twelfth decimal is gone. */
function fourDecimals(value: number): number {
  return Math.round(Number((value * 10_000).toFixed(8))) / 10_000;
}
