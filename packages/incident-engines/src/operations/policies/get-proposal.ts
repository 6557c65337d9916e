import { getProposalInputSchema, proposalDetailSchema } from "@hoc/incident-schemas";
import { readAt, readPointOf } from "../../engines/incident-read/read-point.js";
import { loadProposal, shownProposal } from "../../engines/policy/load-proposal.js";
import { defineOperation } from "../define-operation.js";

/**
 * A proposed policy with its review, as it stands or as it stood at `asOf`. Errors: `proposal_not_found`.
 *
 * @example await operations.execute("incidents.policies.getProposal", { proposalId: "prop_1" }, context)
 */
export const getProposal = defineOperation({
  id: "incidents.policies.getProposal",
  kind: "query",
  permission: "incidents.read",
  summary: "Shows a proposed policy.",
  input: getProposalInputSchema,
  output: proposalDetailSchema,
  async handler({ proposalId, asOf }, { context: { tenantId }, ports, ambient }) {
    const at = await readPointOf(ports, tenantId, asOf, ambient.clock());
    return { ...shownProposal(await loadProposal(ports, tenantId, proposalId, at)), ...readAt(at) };
  },
});
