import { exportListSchema, listExportsInputSchema } from "@hoc/incident-schemas";
import { newestFirstPage } from "../../engines/incident-read/newest-first-page.js";
import { defineOperation } from "../define-operation.js";

/**
 * What was exported, recorded last first, a page at a time; of an incident or a kind where asked. Errors:
 * `invalid_cursor`.
 *
 * @example await operations.execute("incidents.export.listExports", { incidentId: "inc_1", limit: 20 }, context)
 */
export const listExports = defineOperation({
  id: "incidents.export.listExports",
  kind: "query",
  permission: "incidents.read",
  summary: "Lists exports, recorded last first.",
  input: listExportsInputSchema,
  output: exportListSchema,
  handler: (asked, { context: { tenantId }, ports, ambient: { clock } }) =>
    newestFirstPage("exports", { ports, clock }, tenantId, asked, (page, filters) =>
      ports.exports.listExports(tenantId, { ...page, filters }),
    ),
});
