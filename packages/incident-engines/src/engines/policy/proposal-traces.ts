import type { NewPolicyProposal } from "@hoc/incident-schemas/ports";
import { type ChangeTraces, changeTraces, type Doing } from "../append-traces.js";
import type { EventProject } from "../event-project.js";

/** What is told of a draft. */
type ToldDraft = Pick<
  NewPolicyProposal,
  "proposalId" | "proposalType" | "proposalName" | "errorCode" | "rationale" | "sourceId"
>;

/**
 * What a draft of a policy leaves behind when it is made.
 *
 * @example await appendTraces(ports, "acme", proposalDraftedTraces(draft, projectOfRun(run), { actor, at }))
 */
export function proposalDraftedTraces(draft: ToldDraft, project: EventProject, doing: Doing): ChangeTraces {
  const { proposalId, proposalType, proposalName, errorCode, rationale, sourceId } = draft;
  return changeTraces(doing, {
    event: { eventType: "policies.PolicyProposalDrafted", fields: { proposalId, proposalType, errorCode, sourceId } },
    project,
    auditType: "PolicyProposalDrafted",
    entityType: "POLICY_PROPOSAL",
    entityId: proposalId,
    after: { status: "draft", proposalName, proposalType, errorCode, sourceId },
    reason: rationale,
  });
}
