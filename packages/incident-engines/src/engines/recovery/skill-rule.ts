import { identityOf, type RecoveryRule, type RuleIdentity } from "./recovery-rule.js";

const DEFAULT_SCORE = 0.7;

/**
 * A rule about the failures of certain skills; 0.7 is its score unless told.
 *
 * @example skillRule({ ruleId: "search", name: "Search fails", skills: ["web.search"], action: "fallback_model" })
 */
export function skillRule(
  rule: RuleIdentity & {
    readonly skills: readonly string[];
    readonly action: string | null;
    readonly score?: number;
  },
): RecoveryRule {
  const { skills, action, score = DEFAULT_SCORE } = rule;
  return {
    ...identityOf(rule),
    kind: "skill_specific",
    action,
    score,
    match({ skillId }) {
      if (skillId === undefined || !skills.includes(skillId)) return undefined;
      return { score, action, adjustment: 0, reason: `The rule is about the skill ${skillId}.` };
    },
  };
}
