import { evaluateRecoveryInputSchema, recoveryAdviceSchema } from "@hoc/incident-schemas";
import { evaluateRecovery } from "../../engines/recovery/evaluate-recovery.js";
import { defineOperation } from "../define-operation.js";

/**
 * What the recovery rules advise about a failure, by what the caller says of it; nothing stored is looked at, and
 * nothing is done.
 *
 * @example await operations.execute("incidents.recoveryRules.evaluate", { errorCode: "TIMEOUT" }, context)
 */
export const evaluate = defineOperation({
  id: "incidents.recoveryRules.evaluate",
  kind: "query",
  permission: "incidents.read",
  summary: "Says what the recovery rules advise about a failure.",
  input: evaluateRecoveryInputSchema,
  output: recoveryAdviceSchema,
  handler: async (failure) => evaluateRecovery(failure),
});
