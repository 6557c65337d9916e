import type { Incident, IncidentDetail } from "@hoc/incident-schemas";
import type { ReadPoint, ReadPorts } from "@hoc/incident-schemas/ports";

/**
 * An incident with what only its own page shows: the references of its calls, oldest first, as many as the config says.
 *
 * @example await incidentDetail(ports, await loadIncident(ports, "acme", "inc_1"))
 */
export async function incidentDetail(
  ports: Pick<ReadPorts, "signals" | "aggregator">,
  incident: Incident,
  at?: ReadPoint,
): Promise<IncidentDetail> {
  const most = ports.aggregator.config.maxRelatedCallsPerIncident;
  const relatedCallIds = await ports.signals.listRelatedCallIds(incident.tenantId, incident.id, most, at);
  return { ...incident, relatedCallIds };
}
