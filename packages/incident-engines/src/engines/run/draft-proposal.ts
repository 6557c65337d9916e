import { appendTraces } from "../append-traces.js";
import { projectOfRun } from "../event-project.js";
import { proposalDraftedTraces } from "../policy/proposal-traces.js";
import type { RunWriting } from "../writing.js";
import { PROPOSER, proposalFor } from "./policy-proposal.js";
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
    const { created } = await ports.policyProposals.insertPolicyProposal(tenantId, draft);
    const doing = { actor: PROPOSER, at: ports.recordedAt };
    if (created) await appendTraces(ports, tenantId, proposalDraftedTraces(draft, projectOfRun(run), doing));
  });
  if (attempt.ok) return;
  const { runId } = run;
  ambient.logger.error({ err: attempt.error, tenantId, runId, incidentId }, "the policy proposal could not be drafted");
}
