import { DomainError, type PolicyViolation } from "@hoc/incident-schemas";
import type { ReadPoint, ReadPorts, StoredPolicyViolation } from "@hoc/incident-schemas/ports";

/**
 * One violation of the tenant as it was stored at a point.
 *
 * @throws DomainError `violation_not_found`, the same for an unknown id and for another tenant's
 * @example const violation = await loadViolation(ports, "acme", "vio_1", at)
 */
export async function loadViolation(
  ports: Pick<ReadPorts, "policyViolations">,
  tenantId: string,
  violationId: string,
  at: ReadPoint,
): Promise<StoredPolicyViolation> {
  const violation = await ports.policyViolations.fetchViolation(tenantId, violationId, at);
  if (violation === undefined) throw violationNotFound(violationId);
  return violation;
}

/**
 * The error for a violation that the tenant does not have.
 *
 * @example throw violationNotFound("vio_1")
 */
export function violationNotFound(violationId: string): DomainError {
  return new DomainError("violation_not_found", "The tenant has no policy violation of this id.", { violationId });
}

/**
 * A violation as it is shown, without what its reports are compared by.
 *
 * @example { ...shownViolation(await loadViolation(ports, "acme", "vio_1", at)), ...readAt(at) }
 */
export function shownViolation({ contentDigest: _, ...violation }: StoredPolicyViolation): PolicyViolation {
  return violation;
}
