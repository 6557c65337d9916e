import { incidentListResponseSchema, listActiveIncidentsInputSchema } from "@hoc/incident-schemas";
import { createIncidentsFacade } from "../../engines/incidents-facade/create-incidents-facade.js";
import { defineOperation } from "../define-operation.js";

/**
 * Incidents that are active or acknowledged, newest first unless asked otherwise. Errors: `invalid_cursor`.
 *
 * @example await operations.execute("incidents.query.listActiveIncidents", { sortBy: "severity" }, context)
 */
export const listActiveIncidents = defineOperation({
  id: "incidents.query.listActiveIncidents",
  kind: "query",
  permission: "incidents.read",
  summary: "Lists incidents that are active or acknowledged.",
  input: listActiveIncidentsInputSchema,
  output: incidentListResponseSchema,
  handler: (input, { context: { tenantId }, ports, ambient }) =>
    createIncidentsFacade({ ports, clock: ambient.clock }).listActiveIncidents(tenantId, input),
});
