import type { DetectorResult, Instant, TraceStep } from "@hoc/incident-schemas";
import type { NewRunFinding, StoredRun } from "@hoc/incident-schemas/ports";
import { earlierOf } from "../earlier-of.js";
import { jsonDigest } from "../json-digest.js";
import { DETECTORS } from "./detectors.js";

/** A result that a failure is there, in these steps. */
export type FoundResult = DetectorResult & {
  readonly [Member in "evidence" | "firstStepIndex" | "lastStepIndex"]: NonNullable<DetectorResult[Member]>;
};

/** What is made for a finding when it is stored, and the signal that it is told in. */
export type MadeForFinding = Pick<NewRunFinding, "findingId" | "signalId"> & { readonly recordedAt: Instant };

/**
 * Whether a detector found its failure.
 *
 * @example examination.results.filter(isFound)
 */
export function isFound(result: DetectorResult): result is FoundResult {
  return result.verdict === "found";
}

/**
 * What a detector found, as it is stored. It occurred when the last step of it ended; a host whose clock is ahead cannot
 * move that beyond the recording.
 *
 * @example newFinding(run, result, steps, { findingId: `find_${uuid()}`, signalId, recordedAt: ports.recordedAt })
 */
export function newFinding(
  { runId, traceId, agentId, isSynthetic, syntheticScenarioId }: StoredRun,
  { detectorId, version, explanation, evidence, parameters, firstStepIndex, lastStepIndex }: FoundResult,
  steps: readonly TraceStep[],
  { findingId, signalId, recordedAt }: MadeForFinding,
): NewRunFinding {
  const last = steps.find(({ stepIndex }) => stepIndex === lastStepIndex);
  return {
    findingId,
    runId,
    traceId,
    agentId,
    detectorId,
    detectorVersion: version,
    severity: DETECTORS[detectorId].severity,
    explanation,
    evidence,
    contentHash: jsonDigest(evidence),
    parameters,
    firstStepIndex,
    lastStepIndex,
    signalId,
    isSynthetic,
    syntheticScenarioId,
    occurredAt: earlierOf(last?.timestamp ?? recordedAt, recordedAt),
  };
}
