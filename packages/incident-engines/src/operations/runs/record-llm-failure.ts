import { llmFailureResultSchema, recordLlmFailureInputSchema } from "@hoc/incident-schemas";
import { recordLlmFailure as storeLlmFailure } from "../../engines/llm-failure/record-llm-failure.js";
import { defineOperation } from "../define-operation.js";

/**
 * Records that a call of a model failed for good, and its run with it: fact, evidence, the run's end, the signal. Said
 * again in the same words it changes nothing. Errors: `run_not_found`, `run_finished`, `llm_failure_conflict`,
 * `failure_contaminated`, `signal_too_old`, `signal_conflict`.
 *
 * @example
 * await operations.execute("incidents.runs.recordLlmFailure", { runId: "run-1", failureType: "timeout",
 *   errorCode: "provider_timeout", errorMessage: "no answer in 60 s", model: "large-1" }, context)
 */
export const recordLlmFailure = defineOperation({
  id: "incidents.runs.recordLlmFailure",
  kind: "command",
  permission: "signals.record",
  summary: "Records that a call of a model failed for good, and its run with it.",
  input: recordLlmFailureInputSchema,
  output: llmFailureResultSchema,
  handler: (fact, { context: { tenantId, actor }, ports, ambient }) =>
    storeLlmFailure({ ports, ambient, actor }, tenantId, fact),
});
