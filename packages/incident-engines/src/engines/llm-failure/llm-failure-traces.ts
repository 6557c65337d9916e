import type { NewFailureEvidence, NewLlmFailure } from "@hoc/incident-schemas/ports";
import { type ChangeTraces, changeTraces, type Doing } from "../append-traces.js";
import { projectOfRun } from "../event-project.js";
import type { RunFacts } from "../run/run-signal.js";

/**
 * What a failed call of a model leaves behind.
 *
 * @example await appendTraces(ports, "acme", llmFailureTraces(run, failure, evidence, { actor, at: ports.recordedAt }))
 */
export function llmFailureTraces(
  run: RunFacts,
  failure: NewLlmFailure,
  { evidenceId, contentHash }: NewFailureEvidence,
  doing: Doing,
): ChangeTraces {
  const { runId, failureId, failureType, errorCode, model } = failure;
  const told = { runId, evidenceId, contentHash, failureType, errorCode, model };
  return changeTraces(doing, {
    event: { eventType: "runs.LlmFailureRecorded", fields: { failureId, ...told } },
    project: projectOfRun(run),
    auditType: "LlmFailureRecorded",
    entityType: "LLM_FAILURE",
    entityId: failureId,
    after: told,
  });
}
