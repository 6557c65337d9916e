import type { PolicyProposal, RejectedProposal, RejectProposal } from "@hoc/incident-schemas";
import { appendTraces, type ChangeTraces, changeTraces, type Doing } from "../append-traces.js";
import type { Writing } from "../writing.js";
import { loadProposal, shownProposal } from "./load-proposal.js";
import { isReviewedSo, proposalReviewed, requireReviewer, reviewDigest } from "./review-proposal.js";

/**
 * Notes that a person does not want a proposed policy, with event and audit record. Said again in the same words it
 * changes nothing.
 *
 * @throws DomainError `person_required`, `proposal_not_found`, `proposal_reviewed`
 * @example await rejectProposal({ ports, actor }, "acme", { proposalId: "prop_1", notes: "These we have to know of." })
 */
export async function rejectProposal(
  { ports, actor }: Omit<Writing, "uuid">,
  tenantId: string,
  rejection: RejectProposal,
): Promise<RejectedProposal> {
  requireReviewer(actor);
  const { proposalId, notes } = rejection;
  const load = () => loadProposal(ports, tenantId, proposalId);
  const draft = await load();
  const words = { decision: "rejected", actor, said: rejection } as const;
  if (isReviewedSo(draft, words)) return { proposal: shownProposal(draft), recorded: false };
  const isRejected = await ports.policyProposals.updateProposalReviewed(tenantId, proposalId, {
    status: "rejected",
    reviewedAt: ports.recordedAt,
    reviewedBy: actor.id,
    reviewNotes: notes,
    policyId: null,
    backtest: null,
    reviewDigest: reviewDigest(words),
  });
  const proposal = shownProposal(await load());
  if (!isRejected) throw proposalReviewed(proposal);
  await appendTraces(ports, tenantId, rejectedTraces(proposal, notes, { actor, at: ports.recordedAt }));
  return { proposal, recorded: true };
}

function rejectedTraces({ proposalId, status }: PolicyProposal, notes: string, doing: Doing): ChangeTraces {
  return changeTraces(doing, {
    event: { eventType: "policies.PolicyProposalRejected", fields: { proposalId, notes } },
    auditType: "PolicyProposalRejected",
    entityType: "POLICY_PROPOSAL",
    entityId: proposalId,
    before: { status: "draft" },
    after: { status },
    reason: notes,
  });
}
