import { getIncidentInputSchema, incidentReadingSchema } from "@hoc/incident-schemas";
import { incidentDetail } from "../../engines/incident-read/incident-detail.js";
import { loadIncident } from "../../engines/incident-read/load-incident.js";
import { readAt, readPointOf } from "../../engines/incident-read/read-point.js";
import { defineOperation } from "../define-operation.js";

/**
 * One incident with the references of its calls. Errors: `incident_not_found`.
 *
 * @example await operations.execute("incidents.query.getIncidentDetail", { incidentId: "inc_1" }, context)
 */
export const getIncidentDetail = defineOperation({
  id: "incidents.query.getIncidentDetail",
  kind: "query",
  permission: "incidents.read",
  summary: "Shows one incident.",
  input: getIncidentInputSchema,
  output: incidentReadingSchema,
  async handler({ incidentId, asOf }, { context: { tenantId }, ports, ambient }) {
    const point = await readPointOf(ports, tenantId, asOf, ambient.clock());
    const incident = await loadIncident(ports, tenantId, incidentId, point);
    return { ...(await incidentDetail(ports, incident, point)), ...readAt(point) };
  },
});
