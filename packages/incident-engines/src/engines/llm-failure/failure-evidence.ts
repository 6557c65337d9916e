import type { NewFailureEvidence, NewLlmFailure, UuidFn } from "@hoc/incident-schemas/ports";
import { jsonDigest } from "../json-digest.js";
import type { RunFacts } from "../run/run-signal.js";

/**
 * What backs a failed call of a model: everything that was told of it, at its own instant, with the digest of its
 * canonical JSON. A test scenario is named only where the run is of one.
 *
 * @example failureEvidence(failure, run, ambient.uuid).contentHash
 */
export function failureEvidence(
  failure: NewLlmFailure,
  { isSynthetic, syntheticScenarioId }: Pick<RunFacts, "isSynthetic" | "syntheticScenarioId">,
  uuid: UuidFn,
): NewFailureEvidence {
  const { contentDigest: _, createdAt, ...told } = failure;
  const evidenceData = { ...told, occurredAt: createdAt, ...(isSynthetic && { syntheticScenarioId }) };
  return {
    evidenceId: `evi_${uuid()}`,
    failureId: failure.failureId,
    evidenceType: "llm_failure_capture",
    evidenceData,
    contentHash: jsonDigest(evidenceData),
    createdAt,
  };
}
