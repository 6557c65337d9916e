import { incidentListResponseSchema, listResolvedIncidentsInputSchema } from "@hoc/incident-schemas";
import { createIncidentsFacade } from "../../engines/incidents-facade/create-incidents-facade.js";
import { defineOperation } from "../define-operation.js";

/**
 * Resolved incidents, historical ones included unless asked otherwise, the one resolved last first. Errors:
 * `invalid_cursor`.
 *
 * @example await operations.execute("incidents.query.listResolvedIncidents", { excludeHistorical: true }, context)
 */
export const listResolvedIncidents = defineOperation({
  id: "incidents.query.listResolvedIncidents",
  kind: "query",
  permission: "incidents.read",
  summary: "Lists resolved incidents.",
  input: listResolvedIncidentsInputSchema,
  output: incidentListResponseSchema,
  handler: (input, { context: { tenantId }, ports, ambient }) =>
    createIncidentsFacade({ ports, clock: ambient.clock }).listResolvedIncidents(tenantId, input),
});
