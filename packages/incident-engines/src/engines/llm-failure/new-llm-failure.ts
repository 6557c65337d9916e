import type { Instant, LlmFailureFact } from "@hoc/incident-schemas";
import type { NewLlmFailure, UuidFn } from "@hoc/incident-schemas/ports";
import { jsonDigest } from "../json-digest.js";

/** Version of what is compared: another rule gets another number. */
const FAILURE = "llm-failure/v1";

/**
 * A failed call of a model as it is stored, without what is told of the end of its run.
 *
 * @example newLlmFailure(fact, { recordedAt: ports.recordedAt, uuid: ambient.uuid })
 */
export function newLlmFailure(
  fact: LlmFailureFact,
  { recordedAt, uuid }: { readonly recordedAt: Instant; readonly uuid: UuidFn },
): NewLlmFailure {
  const { runId, failureType, errorCode, errorMessage, model, requestId, durationMs, metadata, occurredAt } = fact;
  return {
    failureId: `fail_${uuid()}`,
    runId,
    failureType,
    errorCode,
    errorMessage,
    model,
    requestId: requestId ?? null,
    durationMs: durationMs ?? null,
    metadata,
    createdAt: occurredAt ?? recordedAt,
    contentDigest: jsonDigest({ version: FAILURE, ...fact }),
  };
}
