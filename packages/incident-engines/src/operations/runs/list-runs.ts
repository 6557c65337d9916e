import { listRunsInputSchema, runListSchema } from "@hoc/incident-schemas";
import { newestFirstPage } from "../../engines/incident-read/newest-first-page.js";
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
  handler: (asked, { context: { tenantId }, ports, ambient: { clock } }) =>
    newestFirstPage("runs", { ports, clock }, tenantId, asked, (page, filters) =>
      ports.runs.listRuns(tenantId, { ...page, filters }),
    ),
});
