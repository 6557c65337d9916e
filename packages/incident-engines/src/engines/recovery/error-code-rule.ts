import { identityOf, type RecoveryRule, type RuleIdentity } from "./recovery-rule.js";
import { hasPattern, tokensOf } from "./tokens.js";

/**
 * A rule about error codes: it takes those in which one of its patterns stands as whole words, at the beginning or
 * inside. It looks at the code alone; a failure without one is not its matter.
 *
 * @example errorCodeRule({ ruleId: "timeout_retry", name: "Try again", patterns: ["TIMEOUT"], action: "retry_exponential", score: 0.85 })
 */
export function errorCodeRule(
  rule: RuleIdentity & {
    readonly patterns: readonly string[];
    readonly action: string;
    readonly score: number;
  },
): RecoveryRule {
  const { patterns, action, score } = rule;
  return {
    ...identityOf(rule),
    kind: "error_code",
    action,
    score,
    patterns: [...patterns],
    match({ errorCode }) {
      const tokens = tokensOf(errorCode ?? "");
      const found = patterns.find((pattern) => hasPattern(tokens, pattern));
      if (found === undefined) return undefined;
      return { score, action, adjustment: 0, reason: `The error code has ${found}.` };
    },
  };
}
