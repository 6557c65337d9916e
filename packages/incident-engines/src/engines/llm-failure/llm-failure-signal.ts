import type { LlmFailureType, Signal } from "@hoc/incident-schemas";
import type { NewLlmFailure } from "@hoc/incident-schemas/ports";
import { firstRun } from "../run/first-run.js";
import { type RunFacts, type RunFailure, signalOfRun } from "../run/run-signal.js";
import type { Receipt } from "../signal/normalize-signal.js";

const WHAT_HAPPENED: Readonly<Record<LlmFailureType, string>> = {
  timeout: "timed out",
  exception: "failed",
  invalid_output: "gave invalid output",
};

/**
 * The signal of a run that ended because a call of a model failed for good.
 *
 * @example llmFailureSignal(failure, run, outcome, { receivedAt: ports.recordedAt, uuid: ambient.uuid })
 */
export function llmFailureSignal(failure: NewLlmFailure, run: RunFacts, outcome: RunFailure, receipt: Receipt): Signal {
  const { failureType, errorCode, errorMessage, model } = failure;
  const happened = `Model call ${WHAT_HAPPENED[failureType]}`;
  return signalOfRun(run, outcome, receipt, {
    triggerType: "llm_failure",
    title: `${happened} (${errorCode}): ${firstRun(run)}`,
    description: `${happened} in run ${run.runId} of agent ${run.agentId}: model ${model}, error code ${errorCode}.`,
    errorMessage,
  });
}
