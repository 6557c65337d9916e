import { DomainError, type PolicyRule } from "@hoc/incident-schemas";
import type { ReadPoint, ReadPorts, StoredPolicyRule } from "@hoc/incident-schemas/ports";

/**
 * One rule of the tenant, as it stands or as it stood at a point.
 *
 * @throws DomainError `policy_rule_not_found`, the same for an unknown id and for another tenant's
 * @example const rule = await loadRule(ports, "acme", "pol_1")
 */
export async function loadRule(
  ports: Pick<ReadPorts, "policyRules">,
  tenantId: string,
  policyId: string,
  at?: ReadPoint,
): Promise<StoredPolicyRule> {
  const rule = await ports.policyRules.fetchPolicyRule(tenantId, policyId, at);
  if (rule === undefined)
    throw new DomainError("policy_rule_not_found", "The tenant has no policy rule of this id.", { policyId });
  return rule;
}

/**
 * A rule as it is shown, without what its makers are compared by.
 *
 * @example { ...shownRule(await loadRule(ports, "acme", "pol_1", at)), ...readAt(at) }
 */
export function shownRule({ contentDigest: _, ...rule }: StoredPolicyRule): PolicyRule {
  return rule;
}
