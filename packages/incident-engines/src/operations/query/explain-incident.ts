import { getIncidentInputSchema, incidentExplanationSchema } from "@hoc/incident-schemas";
import { explainIncident as answer } from "../../engines/explanation/explain-incident.js";
import { defineOperation } from "../define-operation.js";

/**
 * Why an incident exists and has its severity, in words and as data.
 * Errors: `incident_not_found`.
 *
 * @example await operations.execute("incidents.query.explainIncident", { incidentId: "inc_1" }, context)
 */
export const explainIncident = defineOperation({
  id: "incidents.query.explainIncident",
  kind: "query",
  permission: "incidents.read",
  summary: "Explains why an incident exists and has its severity.",
  input: getIncidentInputSchema,
  output: incidentExplanationSchema,
  handler: (input, { context: { tenantId }, ports, ambient }) =>
    answer({ ports, clock: ambient.clock }, tenantId, input),
});
