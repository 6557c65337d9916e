import type { NewFailureEvidence, NewLlmFailure } from "@hoc/incident-schemas/ports";
import type { ChangeTraces } from "../append-traces.js";
import type { RunFacts } from "../run/run-signal.js";
import { type Doing, projectOf } from "../run/run-traces.js";

/**
 * What a failed call of a model leaves behind.
 *
 * @example await appendTraces(ports, "acme", llmFailureTraces(run, failure, evidence, { actor, at: ports.recordedAt }))
 */
export function llmFailureTraces(
  run: RunFacts,
  failure: NewLlmFailure,
  { evidenceId, contentHash }: NewFailureEvidence,
  { actor, at }: Doing,
): ChangeTraces {
  const { runId, failureId, failureType, errorCode, model } = failure;
  const told = { runId, evidenceId, contentHash, failureType, errorCode, model };
  return {
    events: [
      {
        eventType: "runs.LlmFailureRecorded",
        actor,
        ...projectOf(run),
        occurredAt: at,
        fields: { failureId, ...told },
      },
    ],
    audit: [
      {
        eventType: "LlmFailureRecorded",
        entityType: "LLM_FAILURE",
        entityId: failureId,
        actor,
        reason: null,
        before: null,
        after: told,
        at,
      },
    ],
  };
}
