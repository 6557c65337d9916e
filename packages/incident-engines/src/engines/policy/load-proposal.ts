import { DomainError, type PolicyProposal } from "@hoc/incident-schemas";
import type { IncidentPorts } from "@hoc/incident-schemas/ports";

/**
 * One proposal of the tenant as it stands.
 *
 * @throws DomainError `proposal_not_found`, the same for an unknown id and for another tenant's
 * @example const { sourceId } = await loadProposal(ports, "acme", "prop_1")
 */
export async function loadProposal(
  ports: { readonly policyProposals: Pick<IncidentPorts["policyProposals"], "fetchProposal"> },
  tenantId: string,
  proposalId: string,
): Promise<PolicyProposal> {
  const proposal = await ports.policyProposals.fetchProposal(tenantId, proposalId);
  if (proposal === undefined)
    throw new DomainError("proposal_not_found", "The tenant has no proposed policy of this id.", { proposalId });
  return proposal;
}
