import type { Instant } from "@hoc/incident-schemas";
import { appendTraces, type ChangeTraces, changeTraces } from "../append-traces.js";
import { projectOfRun } from "../event-project.js";
import type { RunWriting } from "../writing.js";
import { PROPOSER, type ProposalContent, proposalFor } from "./policy-proposal.js";
import type { RunFacts, RunFailure } from "./run-signal.js";

/**
 * Drafts the policy that a failed run suggests, with its event and audit record. One draft is open per type and error
 * code: where there is one, it gets the incident. A draft that cannot be stored is logged and stands in nobody's way.
 *
 * @example await draftProposal({ ports, ambient }, "acme", run, outcome, "inc_1")
 */
export async function draftProposal(
  { ports, ambient }: Pick<RunWriting, "ports" | "ambient">,
  tenantId: string,
  run: RunFacts,
  failure: RunFailure,
  incidentId: string,
): Promise<void> {
  const content = proposalFor(run, failure, incidentId);
  if (content === undefined) return;
  const attempt = await ports.attempt(async () => {
    const draft = { ...content, proposalId: `prop_${ambient.uuid()}`, createdAt: ports.recordedAt };
    const { proposalId, created } = await ports.policyProposals.insertPolicyProposal(tenantId, draft);
    if (created) await appendTraces(ports, tenantId, proposalTraces(run, content, proposalId, ports.recordedAt));
  });
  if (attempt.ok) return;
  const { runId } = run;
  ambient.logger.error({ err: attempt.error, tenantId, runId, incidentId }, "the policy proposal could not be drafted");
}

function proposalTraces(
  run: RunFacts,
  { proposalType, proposalName, errorCode, rationale, sourceId }: ProposalContent,
  proposalId: string,
  at: Instant,
): ChangeTraces {
  return changeTraces(
    { actor: PROPOSER, at },
    {
      event: { eventType: "policies.PolicyProposalDrafted", fields: { proposalId, proposalType, errorCode, sourceId } },
      project: projectOfRun(run),
      auditType: "PolicyProposalDrafted",
      entityType: "POLICY_PROPOSAL",
      entityId: proposalId,
      after: { status: "draft", proposalName, proposalType, errorCode, sourceId },
      reason: rationale,
    },
  );
}
