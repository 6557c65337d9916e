import { identityOf, type RecoveryRule, type RuleIdentity } from "./recovery-rule.js";

const DEFAULT_SCORE = 0.9;

/** What a reached threshold adds to the confidence. */
const CONFIDENCE = 0.1;

/**
 * A rule about failures that happened at least `threshold` times; 0.9 is its score unless told.
 *
 * @example occurrenceRule({ ruleId: "escalate", name: "Tell somebody", threshold: 5, action: "notify_ops" })
 */
export function occurrenceRule(
  rule: RuleIdentity & { readonly threshold: number; readonly action: string; readonly score?: number },
): RecoveryRule {
  const { threshold, action, score = DEFAULT_SCORE } = rule;
  return {
    ...identityOf(rule),
    kind: "occurrence_threshold",
    action,
    score,
    threshold,
    match({ occurrenceCount }) {
      if (occurrenceCount < threshold) return undefined;
      return {
        score,
        action,
        adjustment: CONFIDENCE,
        reason: `It happened ${occurrenceCount} times, which is ${threshold} or more.`,
      };
    },
  };
}
