import type { IncidentDetailResult } from "@hoc/incident-schemas";
import { incidentDetail } from "../incident-read/incident-detail.js";
import { readAt, readPointOf } from "../incident-read/read-point.js";
import type { FacadeScope } from "./incidents-facade.js";
import type { GetIncident } from "./inputs.js";

/**
 * One incident as it stood at `asOf`; `null` when the tenant had none of this id.
 *
 * @throws DomainError `invalid_input` for an instant in the future
 * @example await getIncidentDetail({ ports, clock }, "acme", { incidentId: "inc_1" })
 */
export async function getIncidentDetail(
  { ports, clock }: FacadeScope,
  tenantId: string,
  { incidentId, asOf }: GetIncident,
): Promise<IncidentDetailResult | null> {
  const at = await readPointOf(ports, tenantId, asOf, clock());
  const incident = await ports.incidentsFacade.fetchIncidentById(tenantId, incidentId, at);
  return incident === undefined ? null : { ...(await incidentDetail(ports, incident, at)), ...readAt(at) };
}
