import { getEvaluationInputSchema, policyEvaluationDetailSchema } from "@hoc/incident-schemas";
import { readAt, readPointOf } from "../../engines/incident-read/read-point.js";
import { loadEvaluation } from "../../engines/policy/load-evaluation.js";
import { defineOperation } from "../define-operation.js";

/**
 * What the policies had to say of a run. Errors: `evaluation_not_found`.
 *
 * @example await operations.execute("incidents.policies.getEvaluation", { runId: "run-1" }, context)
 */
export const getEvaluation = defineOperation({
  id: "incidents.policies.getEvaluation",
  kind: "query",
  permission: "incidents.read",
  summary: "Shows what the policies had to say of a run.",
  input: getEvaluationInputSchema,
  output: policyEvaluationDetailSchema,
  async handler({ runId, asOf }, { context: { tenantId }, ports, ambient }) {
    const at = await readPointOf(ports, tenantId, asOf, ambient.clock());
    return { ...(await loadEvaluation(ports, tenantId, runId, at)), ...readAt(at) };
  },
});
