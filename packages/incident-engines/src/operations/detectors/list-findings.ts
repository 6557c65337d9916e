import { findingListSchema, listFindingsInputSchema } from "@hoc/incident-schemas";
import { newestFirstPage } from "../../engines/incident-read/newest-first-page.js";
import { defineOperation } from "../define-operation.js";

/**
 * What detectors found in runs, recorded last first, a page at a time; by run, agent and detector where asked. Errors:
 * `invalid_cursor`.
 *
 * @example await operations.execute("incidents.detectors.listFindings", { agentId: "planner", limit: 20 }, context)
 */
export const listFindings = defineOperation({
  id: "incidents.detectors.listFindings",
  kind: "query",
  permission: "incidents.read",
  summary: "Lists what detectors found in runs, recorded last first.",
  input: listFindingsInputSchema,
  output: findingListSchema,
  handler: (asked, { context: { tenantId }, ports, ambient: { clock } }) =>
    newestFirstPage("findings", { ports, clock }, tenantId, asked, (page, filters) =>
      ports.runFindings.listFindings(tenantId, { ...page, filters }),
    ),
});
