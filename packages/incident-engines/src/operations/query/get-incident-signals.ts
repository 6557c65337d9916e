import { incidentPageInputSchema, signalListSchema } from "@hoc/incident-schemas";
import { INCIDENT_SIGNALS } from "../../engines/incident-read/lists.js";
import { loadIncident } from "../../engines/incident-read/load-incident.js";
import { pageOf, placeOf, rowsToFetch } from "../../engines/incident-read/page.js";
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
  async handler({ incidentId, limit, cursor, asOf }, { context: { tenantId }, ports, ambient }) {
    const list = { ...INCIDENT_SIGNALS, order: [incidentId] };
    const { position, at } = await placeOf(list, ports, tenantId, { cursor, asOf }, ambient.clock());
    await loadIncident(ports, tenantId, incidentId, at);
    const page = { afterSequence: position ?? 0, limit: rowsToFetch(limit), at };
    return pageOf(list, await ports.signals.listIncidentSignals(tenantId, incidentId, page), limit, at);
  },
});
