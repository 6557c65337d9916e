import type { BundleContent, Debrief } from "../../bundle/format.js";
import type { AssessedCheck } from "../soc2/controls.js";

const MANY_OF_A_RULE = 3;

/**
 * One action for every check that is not met, with the incident's owner and the instant by which it was due. Advice on
 * a limit is given only where the same rule led to three incidents or more.
 */
export function recommendedActionsOf(
  { incident, policyContext }: BundleContent,
  checks: readonly AssessedCheck[],
): Debrief["recommendedActions"] {
  const owner = incident.ownerId;
  const actions = checks
    .filter(({ result }) => result === "not_met")
    .map(({ rule, dueAt }) => ({ check: rule.id, action: rule.action, owner, dueAt: dueAt ?? null }));
  const ofRule = incident.similarIncidents30Days + 1;
  if (policyContext.violated === null || ofRule < MANY_OF_A_RULE) return actions;
  const action = `Look at the limit: ${ofRule} incidents of this kind in 30 days, this one included.`;
  return [...actions, { check: "limit", action, owner, dueAt: null }];
}
