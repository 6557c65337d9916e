import { DomainError, type Incident } from "@hoc/incident-schemas";
import type { ReadPoint, ReadPorts } from "@hoc/incident-schemas/ports";

/**
 * One incident of the tenant, as it stands or as it stood at a point.
 *
 * @throws DomainError `incident_not_found`, the same for an unknown id and for another tenant's
 * @example const incident = await loadIncident(ports, "acme", "inc_1")
 */
export async function loadIncident(
  ports: Pick<ReadPorts, "incidentRead">,
  tenantId: string,
  incidentId: string,
  at?: ReadPoint,
): Promise<Incident> {
  const incident = await ports.incidentRead.getIncident(tenantId, incidentId, at);
  if (incident === undefined) throw incidentNotFound(incidentId);
  return incident;
}

/**
 * The error for an incident that the tenant does not have.
 *
 * @example throw incidentNotFound("inc_1")
 */
export function incidentNotFound(incidentId: string): DomainError {
  return new DomainError("incident_not_found", "The tenant has no incident of this id.", { incidentId });
}
