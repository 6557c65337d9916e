import type { TraceStep } from "@hoc/incident-schemas";
import type { BundleStep } from "./format.js";

/** A stored step as it stands in bundles; `violatingStep` is the index of the one that broke a rule. */
export function stepOfTraceStep(step: TraceStep, violatingStep: number | null): BundleStep {
  return {
    index: step.stepIndex,
    at: step.timestamp,
    type: step.stepType,
    status: statusOf(step, violatingStep),
    outcomeCode: step.outcomeCode,
    tokens: step.tokens,
    tokensKnown: step.tokensKnown,
    costMicros: step.costMicros,
    durationMs: step.durationMs,
    retryCount: step.retryCount,
    inputDigest: step.inputHash,
    outputDigest: step.contentHash,
  };
}

function statusOf({ stepIndex, status }: TraceStep, violatingStep: number | null): BundleStep["status"] {
  if (stepIndex === violatingStep) return "violation";
  return status === "failure" || status === "retry" ? "warning" : "ok";
}
