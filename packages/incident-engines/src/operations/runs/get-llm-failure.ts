import { getLlmFailureInputSchema, llmFailureDetailSchema } from "@hoc/incident-schemas";
import { readAt, readPointOf } from "../../engines/incident-read/read-point.js";
import { loadLlmFailure } from "../../engines/llm-failure/load-llm-failure.js";
import { defineOperation } from "../define-operation.js";

/**
 * The newest failed call of a model of a run, with its evidence. Errors: `run_not_found`, `llm_failure_not_found`.
 *
 * @example await operations.execute("incidents.runs.getLlmFailure", { runId: "run-1" }, context)
 */
export const getLlmFailure = defineOperation({
  id: "incidents.runs.getLlmFailure",
  kind: "query",
  permission: "incidents.read",
  summary: "Shows the failed call of a model that ended a run.",
  input: getLlmFailureInputSchema,
  output: llmFailureDetailSchema,
  async handler({ runId, asOf }, { context: { tenantId }, ports, ambient }) {
    const at = await readPointOf(ports, tenantId, asOf, ambient.clock());
    return { ...(await loadLlmFailure(ports, tenantId, runId, at)), ...readAt(at) };
  },
});
