import type { Instant, LlmFailureFact } from "@hoc/incident-schemas";
import type { NewLlmFailure, UuidFn } from "@hoc/incident-schemas/ports";
import { jsonDigest } from "../json-digest.js";

/** Version of what is compared: another rule gets another number. */
const FAILURE = "llm-failure/v1";

/**
 * A failed call of a model as it is stored.
 *
 * @example newLlmFailure(fact, { recordedAt: ports.recordedAt, uuid: ambient.uuid })
 */
export function newLlmFailure(
  fact: LlmFailureFact,
  { recordedAt, uuid }: { readonly recordedAt: Instant; readonly uuid: UuidFn },
): NewLlmFailure {
  const { occurredAt = recordedAt, requestId = null, durationMs = null, ...said } = fact;
  return {
    ...said,
    failureId: `fail_${uuid()}`,
    requestId,
    durationMs,
    createdAt: occurredAt,
    contentDigest: jsonDigest({ version: FAILURE, ...fact }),
  };
}
