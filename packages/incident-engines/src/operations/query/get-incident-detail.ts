import { getIncidentInputSchema, incidentDetailResponseSchema } from "@hoc/incident-schemas";
import { incidentNotFound } from "../../engines/incident-read/load-incident.js";
import { createIncidentsFacade } from "../../engines/incidents-facade/create-incidents-facade.js";
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
  output: incidentDetailResponseSchema,
  async handler(input, { context: { tenantId }, ports, ambient }) {
    const answer = await createIncidentsFacade({ ports, clock: ambient.clock }).getIncidentDetail(tenantId, input);
    if (answer === null) throw incidentNotFound(input.incidentId);
    return answer;
  },
});
