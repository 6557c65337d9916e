import { incidentPageInputSchema, timelineSchema } from "@hoc/incident-schemas";
import { TIMELINE } from "../../engines/incident-read/lists.js";
import { loadIncident } from "../../engines/incident-read/load-incident.js";
import { pageOf, placeOf, rowsToFetch } from "../../engines/incident-read/page.js";
import { defineOperation } from "../define-operation.js";

/**
 * What happened to an incident, oldest first, a page at a time. Errors: `incident_not_found`, `invalid_cursor`.
 *
 * @example await operations.execute("incidents.query.getIncidentTimeline", { incidentId: "inc_1" }, context)
 */
export const getIncidentTimeline = defineOperation({
  id: "incidents.query.getIncidentTimeline",
  kind: "query",
  permission: "incidents.read",
  summary: "Shows the timeline of an incident, oldest first.",
  input: incidentPageInputSchema,
  output: timelineSchema,
  async handler({ incidentId, limit, cursor, asOf }, { context: { tenantId }, ports, ambient }) {
    const list = { ...TIMELINE, order: [incidentId] };
    const { position, at } = await placeOf(list, ports, tenantId, { cursor, asOf }, ambient.clock());
    await loadIncident(ports, tenantId, incidentId, at);
    const page = { afterSequenceNo: position ?? 0, limit: rowsToFetch(limit), at };
    return pageOf(list, await ports.incidentRead.getIncidentEvents(tenantId, incidentId, page), limit, at);
  },
});
