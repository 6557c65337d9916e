import { incidentListSchema, listIncidentsInputSchema } from "@hoc/incident-schemas";
import { INCIDENTS_NEWEST_FIRST } from "../../engines/incident-read/lists.js";
import { pageOf, positionOf, rowsToFetch } from "../../engines/incident-read/page.js";
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
  async handler({ limit, cursor, includeTotal, ...filters }, { context: { tenantId }, ports: { incidentRead } }) {
    const after = positionOf(INCIDENTS_NEWEST_FIRST, cursor);
    const fetched = await incidentRead.listIncidents(tenantId, {
      filters,
      limit: rowsToFetch(limit),
      ...(after === undefined ? {} : { after }),
    });
    const page = pageOf(INCIDENTS_NEWEST_FIRST, fetched, limit);
    return includeTotal ? { ...page, total: await incidentRead.countIncidents(tenantId, filters) } : page;
  },
});
