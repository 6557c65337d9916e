import type { RecoveryRuleResult } from "@hoc/incident-schemas";
import { byPriority } from "./recovery-rule.js";

/**
 * The rules that matched, the best score first, ties by priority and then by id.
 *
 * @example bestFirst(advice.ruleResults)[0]?.action // "retry_exponential"
 */
export function bestFirst(results: readonly RecoveryRuleResult[]): RecoveryRuleResult[] {
  return results.filter(({ matched }) => matched).sort((a, b) => b.score - a.score || byPriority(a, b));
}
