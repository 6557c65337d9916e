import { identityOf, matchOf, type RecoveryMatch, type RecoveryRule, type RuleIdentity } from "./recovery-rule.js";

/**
 * A rule of rules. With `AND` all of them must match, and the one with the lowest score speaks for all; with `OR` one is
 * enough, and the one with the highest score speaks; of equal scores the first. Its action is the rule's own where there
 * is one. A rule without parts matches nothing.
 *
 * @example compositeRule({ ruleId: "both", name: "Timeouts of search", operator: "AND", rules: [timeouts, search] })
 */
export function compositeRule(
  rule: RuleIdentity & {
    readonly operator: "AND" | "OR";
    readonly rules: readonly RecoveryRule[];
    readonly action?: string;
  },
): RecoveryRule {
  const { operator, rules, action = null } = rule;
  return {
    ...identityOf(rule),
    kind: "composite",
    action,
    score: null,
    match(context) {
      const matches = rules.map((part) => matchOf(part, context)).filter((match) => match !== undefined);
      if (operator === "AND" && matches.length < rules.length) return undefined;
      const speaker = speakerOf(matches, operator);
      return speaker && { ...speaker, action: action ?? speaker.action };
    },
  };
}

function speakerOf(matches: readonly RecoveryMatch[], operator: "AND" | "OR"): RecoveryMatch | undefined {
  const sign = operator === "AND" ? 1 : -1;
  return [...matches].sort((a, b) => sign * (a.score - b.score))[0];
}
