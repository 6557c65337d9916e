import { rejectedProposalSchema, rejectProposalInputSchema } from "@hoc/incident-schemas";
import { rejectProposal as reject } from "../../engines/policy/reject-proposal.js";
import { defineOperation } from "../define-operation.js";

/**
 * Notes that a person does not want a proposed policy. Said again in the same words it gives the proposal as it stands.
 * Errors: `person_required` for whoever is no person, `proposal_not_found`, `proposal_reviewed`.
 *
 * @example
 * await operations.execute("incidents.policies.rejectProposal",
 *   { proposalId: "prop_1", notes: "Of these we have to know." }, context)
 */
export const rejectProposal = defineOperation({
  id: "incidents.policies.rejectProposal",
  kind: "command",
  permission: "incidents.write",
  summary: "Rejects a proposed policy.",
  input: rejectProposalInputSchema,
  output: rejectedProposalSchema,
  handler: (rejection, { context: { tenantId, actor }, ports }) => reject({ ports, actor }, tenantId, rejection),
});
