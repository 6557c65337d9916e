import { listPreventionsInputSchema, preventionListSchema } from "@hoc/incident-schemas";
import { newestFirst } from "../../engines/incident-read/lists.js";
import { pageOf, placeOf, rowsToFetch } from "../../engines/incident-read/page.js";
import { selectionOf } from "../../engines/incident-read/selection.js";
import { defineOperation } from "../define-operation.js";

/**
 * What rules kept from becoming incidents, recorded last first: all, or that of a policy or a run. Errors:
 * `invalid_cursor`.
 *
 * @example await operations.execute("incidents.policies.listPreventions", { policyId: "pol_1" }, context)
 */
export const listPreventions = defineOperation({
  id: "incidents.policies.listPreventions",
  kind: "query",
  permission: "incidents.read",
  summary: "Lists what rules kept from becoming incidents, recorded last first.",
  input: listPreventionsInputSchema,
  output: preventionListSchema,
  async handler({ limit, cursor, asOf, ...filters }, { context: { tenantId }, ports, ambient }) {
    const list = newestFirst("policies.preventions", [selectionOf(tenantId, filters)]);
    const { position, at } = await placeOf(list, ports, tenantId, { cursor, asOf }, ambient.clock());
    const query = { filters, beforeSequence: position, limit: rowsToFetch(limit), at };
    return pageOf(list, await ports.policyViolations.listPreventions(tenantId, query), limit, at);
  },
});
