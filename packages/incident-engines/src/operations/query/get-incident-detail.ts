import { getIncidentInputSchema, incidentDetailSchema } from "@hoc/incident-schemas";
import { incidentDetail } from "../../engines/incident-read/incident-detail.js";
import { loadIncident } from "../../engines/incident-read/load-incident.js";
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
  output: incidentDetailSchema,
  handler: async ({ incidentId }, { context, ports }) =>
    incidentDetail(ports, await loadIncident(ports, context.tenantId, incidentId)),
});
