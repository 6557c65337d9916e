import { backtestSchema, backtestSuppressionInputSchema } from "@hoc/incident-schemas";
import { readPointOf } from "../../engines/incident-read/read-point.js";
import { backtestSuppression as backtest } from "../../engines/policy/backtest-suppression.js";
import { defineOperation } from "../define-operation.js";

/**
 * What a suppression would have done to stored history, before anybody proposes or makes a rule of it; its end is left
 * out of account. Errors: `invalid_input` for a window that ends before it begins.
 *
 * @example
 * await operations.execute("incidents.policies.backtestSuppression", { suppression: { errorCodes: ["TIMEOUT"] } }, context)
 */
export const backtestSuppression = defineOperation({
  id: "incidents.policies.backtestSuppression",
  kind: "query",
  permission: "incidents.read",
  summary: "Shows what a suppression would have done to stored history.",
  input: backtestSuppressionInputSchema,
  output: backtestSchema,
  async handler({ suppression, agentId = null, asOf, ...window }, { context: { tenantId }, ports, ambient }) {
    const at = await readPointOf(ports, tenantId, asOf, ambient.clock());
    return backtest(ports, tenantId, { suppression, agentId }, window, at);
  },
});
