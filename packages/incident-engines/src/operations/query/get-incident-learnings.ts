import { getIncidentLearningsInputSchema, learningsResponseSchema } from "@hoc/incident-schemas";
import { incidentNotFound } from "../../engines/incident-read/load-incident.js";
import { createIncidentsFacade } from "../../engines/incidents-facade/create-incidents-facade.js";
import { defineOperation } from "../define-operation.js";

/**
 * What an incident and the resolved ones of its category teach. Errors: `incident_not_found`.
 *
 * @example await operations.execute("incidents.query.getIncidentLearnings", { incidentId: "inc_1" }, context)
 */
export const getIncidentLearnings = defineOperation({
  id: "incidents.query.getIncidentLearnings",
  kind: "query",
  permission: "incidents.read",
  summary: "Shows what an incident and those like it teach.",
  input: getIncidentLearningsInputSchema,
  output: learningsResponseSchema,
  async handler(input, { context: { tenantId }, ports, ambient }) {
    const answer = await createIncidentsFacade({ ports, clock: ambient.clock }).getIncidentLearnings(tenantId, input);
    if (answer === null) throw incidentNotFound(input.incidentId);
    return answer;
  },
});
