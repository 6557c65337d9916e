import type { PolicyRule } from "@hoc/incident-schemas";
import { appendTraces } from "../append-traces.js";
import { loadRule, shownRule } from "./load-rule.js";
import type { PolicyWriting } from "./policy-writing.js";
import { projectOfRule } from "./projects.js";

/** To take a rule back. */
export interface RetireRule {
  readonly policyId: string;
  readonly reason: string;
}

/**
 * Takes a rule back for good, with its event and audit record. One that was taken back before stays as it is, with the
 * first reason.
 *
 * @throws DomainError `policy_rule_not_found`
 * @example await retireRule({ ports, actor }, "acme", { policyId: "pol_1", reason: "the vendor is back" })
 */
export async function retireRule(
  { ports, actor }: Omit<PolicyWriting, "uuid">,
  tenantId: string,
  { policyId, reason }: RetireRule,
): Promise<PolicyRule & { readonly recorded: boolean }> {
  const { status } = await loadRule(ports, tenantId, policyId);
  const at = ports.recordedAt;
  const change = { retiredAt: at, retiredBy: actor.id, reason };
  const recorded = await ports.policyRules.retirePolicyRule(tenantId, policyId, change);
  const rule = shownRule(await loadRule(ports, tenantId, policyId));
  if (recorded) {
    await appendTraces(ports, tenantId, {
      events: [
        {
          eventType: "policies.PolicyRuleRetired",
          actor,
          occurredAt: at,
          fields: { policyId, reason },
          ...projectOfRule(rule),
        },
      ],
      audit: [
        {
          eventType: "PolicyRuleRetired",
          entityType: "POLICY_RULE",
          entityId: policyId,
          actor,
          reason,
          before: { status },
          after: { status: rule.status },
          at,
        },
      ],
    });
  }
  return { ...rule, recorded };
}
