import { backtestProposalInputSchema, backtestSchema } from "@hoc/incident-schemas";
import { readPointOf } from "../../engines/incident-read/read-point.js";
import { backtestProposal as backtest } from "../../engines/policy/backtest-proposal.js";
import { defineOperation } from "../define-operation.js";

/**
 * What the rule of a proposed policy would have done to stored history: which signals it would have suppressed, which
 * incidents would not exist, and whether that speaks for it. Errors: `proposal_not_found`, `invalid_input` for a window
 * that ends before it begins.
 *
 * @example (await operations.execute("incidents.policies.backtestProposal", { proposalId: "prop_1" }, context)).verdict
 */
export const backtestProposal = defineOperation({
  id: "incidents.policies.backtestProposal",
  kind: "query",
  permission: "incidents.read",
  summary: "Shows what a proposed policy would have done to stored history.",
  input: backtestProposalInputSchema,
  output: backtestSchema,
  async handler({ proposalId, agentId, asOf, ...window }, { context: { tenantId }, ports, ambient }) {
    const at = await readPointOf(ports, tenantId, asOf, ambient.clock());
    return backtest(ports, tenantId, { proposalId, agentId }, window, at);
  },
});
