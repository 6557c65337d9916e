import { incidentPageInputSchema, signalListSchema } from "@hoc/incident-schemas";
import { INCIDENT_SIGNALS } from "../../engines/incident-read/lists.js";
import { loadIncident } from "../../engines/incident-read/load-incident.js";
import { pageOf, positionOf, rowsToFetch } from "../../engines/incident-read/page.js";
import { defineOperation } from "../define-operation.js";

/**
 * The signals of an incident in the order they were recorded, a page at a time. Errors: `incident_not_found`,
 * `invalid_cursor`.
 *
 * @example await operations.execute("incidents.query.getIncidentSignals", { incidentId: "inc_1" }, context)
 */
export const getIncidentSignals = defineOperation({
  id: "incidents.query.getIncidentSignals",
  kind: "query",
  permission: "incidents.read",
  summary: "Shows the signals of an incident, in the order they were recorded.",
  input: incidentPageInputSchema,
  output: signalListSchema,
  async handler({ incidentId, limit, cursor }, { context: { tenantId }, ports }) {
    const afterSequence = positionOf(INCIDENT_SIGNALS, cursor) ?? 0;
    await loadIncident(ports, tenantId, incidentId);
    const page = { afterSequence, limit: rowsToFetch(limit) };
    return pageOf(INCIDENT_SIGNALS, await ports.signals.listIncidentSignals(tenantId, incidentId, page), limit);
  },
});
