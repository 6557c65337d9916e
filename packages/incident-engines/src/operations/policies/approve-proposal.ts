import { approvedProposalSchema, approveProposalInputSchema } from "@hoc/incident-schemas";
import { approveProposal as approve, prepareApproval } from "../../engines/policy/approve-proposal.js";
import { defineOperation } from "../define-operation.js";

/**
 * Makes the rule of a proposed policy, of all agents or of the one that is named, in the name of the person who approves
 * it, and keeps what stored history says of it. Said again in the same words it gives proposal and rule as they stand.
 * Errors: `person_required` for whoever is no person, `proposal_not_found`, `proposal_reviewed`, `backtest_against` when
 * history argues against it and there are no notes, `policy_rule_conflict`, `invalid_input` for a suppression that is over
 * already; each leaves nothing.
 *
 * @example
 * await operations.execute("incidents.policies.approveProposal",
 *   { proposalId: "prop_1", notes: "The vendor is down until Monday." }, context)
 */
export const approveProposal = defineOperation({
  id: "incidents.policies.approveProposal",
  kind: "process",
  joinsTransaction: true,
  permission: "incidents.write",
  summary: "Approves a proposed policy and makes its rule.",
  input: approveProposalInputSchema,
  output: approvedProposalSchema,
  // The tenant's lock is held for the rule and the review only, not while history is looked through.
  async handler(approval, { context: { tenantId, actor }, ambient: { clock, uuid }, read, write }) {
    const prepared = await read((ports) => prepareApproval({ ports, clock, actor }, tenantId, approval));
    if (prepared.approvedBefore !== undefined) return prepared.approvedBefore;
    return write((ports) => approve({ ports, uuid, actor }, tenantId, approval, prepared.backtest));
  },
});
