import { listProposalsInputSchema, proposalListSchema } from "@hoc/incident-schemas";
import { newestFirstPage } from "../../engines/incident-read/newest-first-page.js";
import { defineOperation } from "../define-operation.js";

/**
 * Proposed policies, recorded last first, all or those of one status; by itself a proposal changes nothing. Errors:
 * `invalid_cursor`.
 *
 * @example await operations.execute("incidents.policies.listProposals", { status: "draft", limit: 20 }, context)
 */
export const listProposals = defineOperation({
  id: "incidents.policies.listProposals",
  kind: "query",
  permission: "incidents.read",
  summary: "Lists proposed policies, recorded last first.",
  input: listProposalsInputSchema,
  output: proposalListSchema,
  handler: (asked, { context: { tenantId }, ports, ambient: { clock } }) =>
    newestFirstPage("policies.proposals", { ports, clock }, tenantId, asked, (page, filters) =>
      ports.policyProposals.listProposals(tenantId, { ...page, filters }),
    ),
});
