import { incidentListResponseSchema, listIncidentsInputSchema } from "@hoc/incident-schemas";
import { createIncidentsFacade } from "../../engines/incidents-facade/create-incidents-facade.js";
import { defineOperation } from "../define-operation.js";

/**
 * Incidents whatever their state, newest first unless asked otherwise, a page at a time. Errors: `invalid_cursor`.
 *
 * @example await operations.execute("incidents.query.listIncidents", { severity: "high", limit: 20 }, context)
 */
export const listIncidents = defineOperation({
  id: "incidents.query.listIncidents",
  kind: "query",
  permission: "incidents.read",
  summary: "Lists incidents whatever their state.",
  input: listIncidentsInputSchema,
  output: incidentListResponseSchema,
  handler: (input, { context: { tenantId }, ports, ambient }) =>
    createIncidentsFacade({ ports, clock: ambient.clock }).listIncidents(tenantId, input),
});
