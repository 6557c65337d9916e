import { incidentListResponseSchema, listHistoricalIncidentsInputSchema } from "@hoc/incident-schemas";
import { createIncidentsFacade } from "../../engines/incidents-facade/create-incidents-facade.js";
import { defineOperation } from "../define-operation.js";

/**
 * Incidents that were resolved more than `retentionDays` before `asOf`. Errors: `invalid_cursor`.
 *
 * @example await operations.execute("incidents.query.listHistoricalIncidents", { retentionDays: 90 }, context)
 */
export const listHistoricalIncidents = defineOperation({
  id: "incidents.query.listHistoricalIncidents",
  kind: "query",
  permission: "incidents.read",
  summary: "Lists incidents that were resolved long ago.",
  input: listHistoricalIncidentsInputSchema,
  output: incidentListResponseSchema,
  handler: (input, { context: { tenantId }, ports, ambient }) =>
    createIncidentsFacade({ ports, clock: ambient.clock }).listHistoricalIncidents(tenantId, input),
});
