import { type CreatePolicyRule, DomainError, type PolicyProposal } from "@hoc/incident-schemas";
import { loadIncident } from "../incident-read/load-incident.js";
import type { Writing } from "../writing.js";
import { loadProposal } from "./load-proposal.js";
import { type MadeRule, makeRule } from "./make-rule.js";

/**
 * Makes a rule that somebody asks for. It may be of a proposal that was approved, to take the place of the rule that was
 * made of it; of one that was not, only approving makes a rule.
 *
 * @throws DomainError `proposal_not_found` and `incident_not_found` when what gave rise to it is not there;
 * `proposal_not_approved`; what {@link makeRule} refuses
 * @example const { policyId, recorded } = await createRule({ ports, uuid, actor }, "acme", rule)
 */
export async function createRule(writing: Writing, tenantId: string, rule: CreatePolicyRule): Promise<MadeRule> {
  return makeRule(writing, tenantId, rule, await sourceIncidentOf(writing.ports, tenantId, rule));
}

/** The incident that gave rise to a rule: the one that is named, or else the first that asked for its proposal. */
async function sourceIncidentOf(
  ports: Writing["ports"],
  tenantId: string,
  { sourceProposalId, sourceIncidentId }: CreatePolicyRule,
): Promise<string | undefined> {
  const proposal = sourceProposalId === undefined ? undefined : await loadProposal(ports, tenantId, sourceProposalId);
  if (proposal !== undefined) refuseNotApproved(proposal);
  if (sourceIncidentId !== undefined) await loadIncident(ports, tenantId, sourceIncidentId);
  return sourceIncidentId ?? proposal?.triggeringIncidentIds[0];
}

function refuseNotApproved({ proposalId, status }: PolicyProposal): void {
  if (status === "approved") return;
  const then = {
    draft: "nobody approved it yet; approve it, which makes the rule",
    rejected: "it was rejected, which stands for good; a rule of somebody's own names no proposal",
  }[status];
  throw new DomainError("proposal_not_approved", `No rule was made of the proposal ${proposalId}: ${then}.`, {
    proposalId,
    status,
  });
}
