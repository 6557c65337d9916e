import { incidentPageInputSchema, timelineSchema } from "@hoc/incident-schemas";
import { TIMELINE } from "../../engines/incident-read/lists.js";
import { loadIncident } from "../../engines/incident-read/load-incident.js";
import { pageOf, positionOf, rowsToFetch } from "../../engines/incident-read/page.js";
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
  async handler({ incidentId, limit, cursor }, { context: { tenantId }, ports }) {
    const afterSequenceNo = positionOf(TIMELINE, cursor) ?? 0;
    await loadIncident(ports, tenantId, incidentId);
    const page = { afterSequenceNo, limit: rowsToFetch(limit) };
    return pageOf(TIMELINE, await ports.incidentRead.getIncidentEvents(tenantId, incidentId, page), limit);
  },
});
