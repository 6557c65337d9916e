import type { BundleFacts } from "@hoc/export-bundles";
import type { Incident, Instant, PolicyRule, PolicyViolation } from "@hoc/incident-schemas";
import type { ReadPoint, ReadPorts } from "@hoc/incident-schemas/ports";
import { allPages } from "./all-pages.js";

/** The part of a bundle's facts that says which rules there were, and which one was broken. */
export type PolicyFacts = Pick<BundleFacts, "activePolicies" | "violation" | "violatedPolicyName">;

/** Rows in one question. */
const PAGE = 500;

/**
 * The rules that were in force at an instant and the first violation that an incident is about, by a point.
 *
 * @example const { violation } = await gatherPolicies(ports, "acme", incident, run.startedAt, at)
 */
export async function gatherPolicies(
  ports: Pick<ReadPorts, "policyRules" | "policyViolations">,
  tenantId: string,
  incident: Pick<Incident, "id" | "violationId">,
  startedAt: Instant,
  at: ReadPoint,
): Promise<PolicyFacts> {
  const { policyRules } = ports;
  const rules = await allPages<PolicyRule>(PAGE, (last) =>
    policyRules.listPolicyRules(tenantId, { beforeSequence: last?.sequence, limit: PAGE, at }),
  );
  const violation = await firstViolation(ports, tenantId, incident, at);
  const violated = violation && (await policyRules.fetchPolicyRule(tenantId, violation.policyId, at));
  return {
    activePolicies: rules.filter((rule) => wasInForce(rule, startedAt)).sort(byId),
    violation,
    violatedPolicyName: violated?.name,
  };
}

/** The violation that opened the incident, or else the one recorded first. */
async function firstViolation(
  { policyViolations }: Pick<ReadPorts, "policyViolations">,
  tenantId: string,
  { id: incidentId, violationId }: Pick<Incident, "id" | "violationId">,
  at: ReadPoint,
): Promise<PolicyViolation | undefined> {
  const opening = violationId === null ? undefined : await policyViolations.fetchViolation(tenantId, violationId, at);
  if (opening !== undefined) return opening;
  const filters = { incidentId };
  const all = await allPages<PolicyViolation>(PAGE, (last) =>
    policyViolations.listViolations(tenantId, { filters, beforeSequence: last?.sequence, limit: PAGE, at }),
  );
  return all.at(-1);
}

function wasInForce({ createdAt, retiredAt }: PolicyRule, instant: Instant): boolean {
  return createdAt <= instant && (retiredAt === null || retiredAt > instant);
}

function byId(a: PolicyRule, b: PolicyRule): number {
  return a.policyId < b.policyId ? -1 : 1;
}
