import { DomainError, type PolicyProposal } from "@hoc/incident-schemas";
import type { IncidentPorts, ReadPoint, StoredPolicyProposal } from "@hoc/incident-schemas/ports";

/**
 * One proposal of the tenant, as it stands or as it stood at a point.
 *
 * @throws DomainError `proposal_not_found`, the same for an unknown id and for another tenant's
 * @example const { sourceId } = await loadProposal(ports, "acme", "prop_1")
 */
export async function loadProposal(
  ports: { readonly policyProposals: Pick<IncidentPorts["policyProposals"], "fetchProposal"> },
  tenantId: string,
  proposalId: string,
  at?: ReadPoint,
): Promise<StoredPolicyProposal> {
  const proposal = await ports.policyProposals.fetchProposal(tenantId, proposalId, at);
  if (proposal === undefined)
    throw new DomainError("proposal_not_found", "The tenant has no proposed policy of this id.", { proposalId });
  return proposal;
}

/**
 * A proposal as it is shown, without what its reviews are compared by.
 *
 * @example { ...shownProposal(await loadProposal(ports, "acme", "prop_1", at)), ...readAt(at) }
 */
export function shownProposal({ reviewDigest: _, ...proposal }: StoredPolicyProposal): PolicyProposal {
  return proposal;
}
