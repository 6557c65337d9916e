import { incidentListSchema, listIncidentsInputSchema } from "@hoc/incident-schemas";
import { INCIDENTS_NEWEST_FIRST } from "../../engines/incident-read/lists.js";
import { pageOf, placeOf, rowsToFetch } from "../../engines/incident-read/page.js";
import { defineOperation } from "../define-operation.js";

/**
 * Incidents by filters, newest first, a page at a time. Errors: `invalid_cursor`.
 *
 * @example await operations.execute("incidents.query.listIncidents", { lifecycleState: "ACTIVE", limit: 20 }, context)
 */
export const listIncidents = defineOperation({
  id: "incidents.query.listIncidents",
  kind: "query",
  permission: "incidents.read",
  summary: "Lists incidents, newest first.",
  input: listIncidentsInputSchema,
  output: incidentListSchema,
  async handler({ limit, cursor, asOf, includeTotal, ...filters }, { context: { tenantId }, ports, ambient }) {
    const { incidentRead } = ports;
    const list = INCIDENTS_NEWEST_FIRST;
    const { position, at } = await placeOf(list, ports, tenantId, { cursor, asOf }, ambient.clock());
    const fetched = await incidentRead.listIncidents(tenantId, {
      filters,
      limit: rowsToFetch(limit),
      at,
      ...(position === undefined ? {} : { after: position }),
    });
    const page = pageOf(list, fetched, limit, at);
    return includeTotal ? { ...page, total: await incidentRead.countIncidents(tenantId, filters, at) } : page;
  },
});
