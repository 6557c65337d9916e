import { policyEvaluationResultSchema, recordEvaluationInputSchema } from "@hoc/incident-schemas";
import { createPolicyViolationEngine } from "../../engines/policy/create-policy-violation-engine.js";
import { defineOperation } from "../define-operation.js";

/**
 * Notes what the policies had to say of a run, once per run: the first stands, and whoever says more gets it back.
 *
 * @example await operations.execute("incidents.policies.recordEvaluation", { runId: "run-1", runStatus: "halted" }, context)
 */
export const recordEvaluation = defineOperation({
  id: "incidents.policies.recordEvaluation",
  kind: "command",
  permission: "signals.record",
  summary: "Notes what the policies had to say of a run.",
  input: recordEvaluationInputSchema,
  output: policyEvaluationResultSchema,
  handler: (evaluation, { context: { tenantId, actor }, ports, ambient: { uuid } }) =>
    createPolicyViolationEngine({ ports, uuid, actor }).handlePolicyEvaluationForRun(tenantId, evaluation),
});
