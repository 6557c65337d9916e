import { type CreatePolicyRule, DomainError, type PolicyRule } from "@hoc/incident-schemas";
import { appendTraces } from "../append-traces.js";
import { loadIncident } from "../incident-read/load-incident.js";
import { loadRule, shownRule } from "./load-rule.js";
import type { PolicyWriting } from "./policy-writing.js";
import { projectOfRule } from "./projects.js";
import { ruleDigest } from "./rule-digest.js";

/**
 * Stores a rule with its event and audit record. One that is stored already in the same words is given as it stands,
 * and nothing happens.
 *
 * @throws DomainError `policy_rule_conflict` when the id stands for other words; `incident_not_found` when the incident
 * that gave rise to it is not there
 * @example const { policyId, recorded } = await createRule({ ports, uuid, actor }, "acme", rule)
 */
export async function createRule(
  writing: PolicyWriting,
  tenantId: string,
  rule: CreatePolicyRule,
): Promise<PolicyRule & { readonly recorded: boolean }> {
  const { ports, uuid, actor } = writing;
  if (rule.sourceIncidentId !== undefined) await loadIncident(ports, tenantId, rule.sourceIncidentId);
  const policyId = rule.policyId ?? `pol_${uuid()}`;
  const contentDigest = ruleDigest(rule);
  const made = { ...rule, policyId, createdBy: actor.id, createdAt: ports.recordedAt, contentDigest };
  const recorded = await ports.policyRules.insertPolicyRule(tenantId, made);
  const stored = await loadRule(ports, tenantId, policyId);
  if (stored.contentDigest !== contentDigest) throw ruleConflict(policyId);
  if (recorded) await leaveTraces(writing, tenantId, stored);
  return { ...shownRule(stored), recorded };
}

async function leaveTraces({ ports, actor }: PolicyWriting, tenantId: string, rule: PolicyRule): Promise<void> {
  const { policyId, name, enforcementMode, scope, scopeId, suppression } = rule;
  const fields = { policyId, name, enforcementMode, suppresses: suppression !== null };
  const at = ports.recordedAt;
  await appendTraces(ports, tenantId, {
    events: [{ eventType: "policies.PolicyRuleCreated", actor, occurredAt: at, fields, ...projectOfRule(rule) }],
    audit: [
      {
        eventType: "PolicyRuleCreated",
        entityType: "POLICY_RULE",
        entityId: policyId,
        actor,
        reason: rule.description,
        before: null,
        after: { status: rule.status, name, enforcementMode, scope, scopeId, suppression },
        at,
      },
    ],
  });
}

function ruleConflict(policyId: string): DomainError {
  return new DomainError(
    "policy_rule_conflict",
    `The rule ${policyId} was made before in other words; rules never change, so give the new one an id of its own.`,
    { policyId },
  );
}
