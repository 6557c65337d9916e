import { listProposalsInputSchema, proposalListSchema } from "@hoc/incident-schemas";
import { newestFirst } from "../../engines/incident-read/lists.js";
import { pageOf, placeOf, rowsToFetch } from "../../engines/incident-read/page.js";
import { selectionOf } from "../../engines/incident-read/selection.js";
import { defineOperation } from "../define-operation.js";

/**
 * Proposed policies, recorded last first; by itself a proposal changes nothing. Errors: `invalid_cursor`.
 *
 * @example await operations.execute("incidents.policies.listProposals", { limit: 20 }, context)
 */
export const listProposals = defineOperation({
  id: "incidents.policies.listProposals",
  kind: "query",
  permission: "incidents.read",
  summary: "Lists proposed policies, recorded last first.",
  input: listProposalsInputSchema,
  output: proposalListSchema,
  async handler({ limit, cursor, asOf }, { context: { tenantId }, ports, ambient }) {
    const list = newestFirst("policies.proposals", [selectionOf(tenantId, {})]);
    const { position, at } = await placeOf(list, ports, tenantId, { cursor, asOf }, ambient.clock());
    const query = { beforeSequence: position, limit: rowsToFetch(limit), at };
    return pageOf(list, await ports.policyProposals.listProposals(tenantId, query), limit, at);
  },
});
