import { listRunsInputSchema, runListSchema } from "@hoc/incident-schemas";
import { newestFirst } from "../../engines/incident-read/lists.js";
import { pageOf, placeOf, rowsToFetch } from "../../engines/incident-read/page.js";
import { selectionOf } from "../../engines/incident-read/selection.js";
import { defineOperation } from "../define-operation.js";

/**
 * Runs, recorded last first, a page at a time; by outcome, agent and error code where asked. Errors: `invalid_cursor`.
 *
 * @example await operations.execute("incidents.runs.listRuns", { outcome: "FAILURE", limit: 20 }, context)
 */
export const listRuns = defineOperation({
  id: "incidents.runs.listRuns",
  kind: "query",
  permission: "incidents.read",
  summary: "Lists runs, recorded last first.",
  input: listRunsInputSchema,
  output: runListSchema,
  async handler({ limit, cursor, asOf, ...filters }, { context: { tenantId }, ports, ambient }) {
    const list = newestFirst("runs", [selectionOf(tenantId, filters)]);
    const { position, at } = await placeOf(list, ports, tenantId, { cursor, asOf }, ambient.clock());
    const page = { filters, beforeSequence: position, limit: rowsToFetch(limit), at };
    return pageOf(list, await ports.runs.listRuns(tenantId, page), limit, at);
  },
});
