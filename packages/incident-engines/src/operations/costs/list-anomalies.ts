import { anomalyListSchema, listAnomaliesInputSchema } from "@hoc/incident-schemas";
import { shownAnomalies } from "../../engines/cost/shown-anomalies.js";
import { newestFirstPage } from "../../engines/incident-read/newest-first-page.js";
import { defineOperation } from "../define-operation.js";

/**
 * Cost anomalies, recorded last first: all, or those of a kind, a severity, an entity. Errors: `invalid_cursor`.
 *
 * @example await operations.execute("incidents.costs.listAnomalies", { entityType: "user" }, context)
 */
export const listAnomalies = defineOperation({
  id: "incidents.costs.listAnomalies",
  kind: "query",
  permission: "incidents.read",
  summary: "Lists cost anomalies, recorded last first.",
  input: listAnomaliesInputSchema,
  output: anomalyListSchema,
  handler: (asked, { context: { tenantId }, ports, ambient: { clock } }) =>
    newestFirstPage("costs.anomalies", { ports, clock }, tenantId, asked, async (page, filters) =>
      shownAnomalies(ports, tenantId, await ports.costs.listCostAnomalies(tenantId, { ...page, filters }), page.at),
    ),
});
