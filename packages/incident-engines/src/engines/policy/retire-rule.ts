import type { PolicyRule } from "@hoc/incident-schemas";
import { appendTraces, type ChangeTraces, changeTraces, type Doing } from "../append-traces.js";
import { projectOfRule } from "../event-project.js";
import type { Writing } from "../writing.js";
import { loadRule, shownRule } from "./load-rule.js";

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
  { ports, actor }: Omit<Writing, "uuid">,
  tenantId: string,
  { policyId, reason }: RetireRule,
): Promise<PolicyRule & { readonly recorded: boolean }> {
  const { status } = await loadRule(ports, tenantId, policyId);
  const change = { retiredAt: ports.recordedAt, retiredBy: actor.id, reason };
  const recorded = await ports.policyRules.retirePolicyRule(tenantId, policyId, change);
  const rule = shownRule(await loadRule(ports, tenantId, policyId));
  const doing = { actor, at: ports.recordedAt };
  if (recorded) await appendTraces(ports, tenantId, ruleRetiredTraces(rule, { status, reason }, doing));
  return { ...rule, recorded };
}

function ruleRetiredTraces(
  rule: PolicyRule,
  { status, reason }: Pick<PolicyRule, "status"> & Pick<RetireRule, "reason">,
  doing: Doing,
): ChangeTraces {
  const { policyId } = rule;
  return changeTraces(doing, {
    event: { eventType: "policies.PolicyRuleRetired", fields: { policyId, reason } },
    project: projectOfRule(rule),
    auditType: "PolicyRuleRetired",
    entityType: "POLICY_RULE",
    entityId: policyId,
    before: { status },
    after: { status: rule.status },
    reason,
  });
}
