import type { NewLlmFailure } from "@hoc/incident-schemas/ports";
import { errorCodeFacts } from "../run/error-codes.js";
import type { RunFailure } from "../run/run-signal.js";

/**
 * How a run ends when a call of a model fails for good.
 *
 * @example failedRunOutcome(failure).errorMessage // "rate_limited: no more tokens this minute"
 */
export function failedRunOutcome(failure: NewLlmFailure): RunFailure {
  const { errorCode, errorMessage, createdAt, contentDigest } = failure;
  const { severity, category } = errorCodeFacts(errorCode);
  return {
    status: "failed",
    outcome: "FAILURE",
    severity,
    category,
    errorCode,
    errorMessage: `${errorCode}: ${errorMessage}`,
    terminationReason: null,
    stoppedAtStep: null,
    violationPolicyId: null,
    inputTokens: null,
    outputTokens: null,
    costMicros: null,
    completedAt: createdAt,
    outcomeDigest: contentDigest,
  };
}
