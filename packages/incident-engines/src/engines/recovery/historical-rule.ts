import type { HistoricalMatch, RecoveryAction } from "@hoc/incident-schemas";
import { identityOf, type RecoveryRule, type RuleIdentity } from "./recovery-rule.js";

/** How much the success rate adds to the confidence. */
const CONFIDENCE_PER_RATE = 0.2;

/**
 * A rule that does again what helped before: from `minMatches` recoveries on, when at least the share `minSuccessRate`
 * of them succeeded. Its score is that share, its action what succeeded most often, ties by name.
 *
 * @example historicalRule({ ruleId: "historical_success", name: "Do what helped", minMatches: 3, minSuccessRate: 0.7 })
 */
export function historicalRule(
  rule: RuleIdentity & { readonly minMatches: number; readonly minSuccessRate: number },
): RecoveryRule {
  const { minMatches, minSuccessRate } = rule;
  return {
    ...identityOf(rule),
    kind: "historical_pattern",
    action: null,
    score: null,
    threshold: minMatches,
    match({ historicalMatches }) {
      const succeeded = historicalMatches.filter((match) => match.succeeded);
      const rate = succeeded.length / Math.max(1, historicalMatches.length);
      if (historicalMatches.length < minMatches || rate < minSuccessRate) return undefined;
      return {
        score: rate,
        action: mostFrequentAction(succeeded),
        adjustment: CONFIDENCE_PER_RATE * rate,
        reason: `${succeeded.length} of ${historicalMatches.length} earlier recoveries succeeded.`,
      };
    },
  };
}

function mostFrequentAction(matches: readonly HistoricalMatch[]): RecoveryAction | null {
  const times = new Map<string, number>();
  for (const { action } of matches) times.set(action, (times.get(action) ?? 0) + 1);
  const [first] = [...times].sort(([a, timesOfA], [b, timesOfB]) => timesOfB - timesOfA || (a < b ? -1 : 1));
  return first?.[0] ?? null;
}
