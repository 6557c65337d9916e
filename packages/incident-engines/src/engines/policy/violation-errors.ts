import { DomainError } from "@hoc/incident-schemas";

/**
 * The error for a violation whose id, or whose run, policy and rule, stand for other words; it names the stored one.
 *
 * @example throw violationConflict("vio_1")
 */
export function violationConflict(violationId: string): DomainError {
  return new DomainError(
    "violation_conflict",
    `The violation ${violationId} was recorded before in other words; the first stands, for a fact never changes.`,
    { violationId },
  );
}

/**
 * The error for a policy that nobody has in force.
 *
 * @example throw policyDisabled("pol_1")
 */
export function policyDisabled(policyId: string): DomainError {
  return new DomainError(
    "policy_disabled",
    `No enabled rule has the id or the policy type ${policyId}; nothing was stored. Make or enable such a rule first.`,
    { policyId },
  );
}

/**
 * The error for an incident that somebody wants without the fact that it would stand for.
 *
 * @example throw incidentWithoutViolationFact("vio_1")
 */
export function incidentWithoutViolationFact(violationId: string): DomainError {
  return new DomainError(
    "incident_without_violation_fact",
    `The violation ${violationId} is not stored; there is no incident without the fact of a violation.`,
    { violationId },
  );
}
