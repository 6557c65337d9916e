import type { LlmFailureFact } from "@hoc/incident-schemas";
import type { NewLlmFailure } from "@hoc/incident-schemas/ports";
import { newRunOutcome } from "../run/new-run-outcome.js";
import { isFailure, type RunFailure } from "../run/run-signal.js";

/** What is told of the end of a run with the failed call that ended it. */
type ToldEnd = Pick<
  LlmFailureFact,
  "terminationReason" | "stoppedAtStep" | "inputTokens" | "outputTokens" | "costMicros"
>;

/**
 * How a run ends when a call of a model fails for good: with the failure's error, and with what is told of its end.
 *
 * @example failedRunOutcome(failure, { costMicros: 30 }).errorMessage // "rate_limited: no more tokens this minute"
 */
export function failedRunOutcome(failure: NewLlmFailure, told: ToldEnd): RunFailure {
  const { errorCode, createdAt, contentDigest } = failure;
  const errorMessage = `${errorCode}: ${failure.errorMessage}`;
  const { terminationReason, stoppedAtStep, inputTokens, outputTokens, costMicros } = told;
  const end = { terminationReason, stoppedAtStep, inputTokens, outputTokens, costMicros };
  const outcome = newRunOutcome({ status: "failed", errorCode, errorMessage, ...end }, createdAt);
  if (!isFailure(outcome)) throw new Error("a run that failed is no failure");
  return { ...outcome, outcomeDigest: contentDigest };
}
