import { type CreatePolicyRule, DomainError, type Instant, invalidInput, type PolicyRule } from "@hoc/incident-schemas";
import type { StoredPolicyRule } from "@hoc/incident-schemas/ports";
import { appendTraces, type ChangeTraces, changeTraces, type Doing } from "../append-traces.js";
import { projectOfRule } from "../event-project.js";
import type { Writing } from "../writing.js";
import { loadRule, shownRule } from "./load-rule.js";
import { ruleDigest } from "./rule-digest.js";

/** A rule as it stands, and whether it was made just now. */
export type MadeRule = PolicyRule & { readonly recorded: boolean };

/**
 * Stores a rule with its event and audit record, once it is known that it may be made and which incident gave rise to
 * it. One that is in force already in the same words is given as it stands, and nothing happens.
 *
 * @throws DomainError `policy_rule_conflict` when the id stands for other words, or for a rule that was taken back;
 * `invalid_input` for a suppression that is over already
 * @example const { policyId } = await makeRule({ ports, uuid, actor }, "acme", rule, "inc_1")
 */
export async function makeRule(
  { ports, uuid, actor }: Writing,
  tenantId: string,
  rule: CreatePolicyRule,
  sourceIncidentId: string | undefined,
): Promise<MadeRule> {
  const contentDigest = ruleDigest(rule);
  const policyId = rule.policyId ?? `pol_${uuid()}`;
  const before = await ports.policyRules.fetchPolicyRule(tenantId, policyId);
  if (before !== undefined) return { ...shownRule(sameRule(before, contentDigest)), recorded: false };
  refuseOver(rule, ports.recordedAt);
  const made = { ...rule, policyId, sourceIncidentId, createdBy: actor.id, createdAt: ports.recordedAt, contentDigest };
  if (!(await ports.policyRules.insertPolicyRule(tenantId, made))) throw ruleConflict(policyId);
  const stored = await loadRule(ports, tenantId, policyId);
  await appendTraces(ports, tenantId, ruleCreatedTraces(stored, { actor, at: ports.recordedAt }));
  return { ...shownRule(stored), recorded: true };
}

/** The stored rule, when it is in force and was made in the same words. */
function sameRule(stored: StoredPolicyRule, contentDigest: string): StoredPolicyRule {
  if (stored.status === "RETIRED") throw ruleTakenBack(stored.policyId);
  if (stored.contentDigest !== contentDigest) throw ruleConflict(stored.policyId);
  return stored;
}

function refuseOver({ suppression }: CreatePolicyRule, recordedAt: Instant): void {
  if (suppression?.expiresAt !== undefined && suppression.expiresAt <= recordedAt)
    throw invalidInput([{ pointer: "/suppression/expiresAt", message: "lies in the past" }]);
}

function ruleCreatedTraces(rule: PolicyRule, doing: Doing): ChangeTraces {
  const { policyId, name, enforcementMode, status, scope, scopeId, suppression } = rule;
  return changeTraces(doing, {
    event: {
      eventType: "policies.PolicyRuleCreated",
      fields: { policyId, name, enforcementMode, suppresses: suppression !== null },
    },
    project: projectOfRule(rule),
    auditType: "PolicyRuleCreated",
    entityType: "POLICY_RULE",
    entityId: policyId,
    after: { status, name, enforcementMode, scope, scopeId, suppression },
    reason: rule.description,
  });
}

function ruleConflict(policyId: string): DomainError {
  return new DomainError(
    "policy_rule_conflict",
    `The rule ${policyId} was made before in other words; rules never change, so give the new one an id of its own.`,
    { policyId },
  );
}

function ruleTakenBack(policyId: string): DomainError {
  return new DomainError(
    "policy_rule_conflict",
    `The rule ${policyId} was taken back, which is for good; give the new one another id.`,
    { policyId },
  );
}
