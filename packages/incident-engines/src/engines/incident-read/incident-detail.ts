import { type Incident, type IncidentDetail, UNKNOWN_CATEGORY } from "@hoc/incident-schemas";
import type { ReadPoint, ReadPorts } from "@hoc/incident-schemas/ports";
import { adviseIncident, incidentRecovery } from "../recovery/advise-incident.js";
import { incidentRefs, lessonRefOf } from "./incident-refs.js";

/**
 * An incident as its own page and the answers of commands show it: with its references, what the recovery rules advise,
 * and the references of its calls, oldest first, as many as the config says.
 *
 * @example await incidentDetail(ports, await loadIncident(ports, "acme", "inc_1"))
 */
export async function incidentDetail(
  ports: Pick<ReadPorts, "signals" | "aggregator" | "evidence" | "lessons">,
  incident: Incident,
  at?: ReadPoint,
): Promise<IncidentDetail> {
  const { id: incidentId, category, ...shown } = incident;
  const most = ports.aggregator.config.maxRelatedCallsPerIncident;
  const relatedCallIds = await ports.signals.listRelatedCallIds(incident.tenantId, incidentId, most, at);
  const lessonId = await ports.lessons.fetchLessonOfIncident(incident.tenantId, incidentId, at);
  return {
    incidentId,
    category: category ?? UNKNOWN_CATEGORY,
    ...shown,
    ...incidentRefs(incident),
    lessonRef: lessonRefOf(lessonId),
    recovery: incidentRecovery(await adviseIncident(ports, incident, at)),
    relatedCallIds,
  };
}
