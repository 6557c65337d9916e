import { getRecoveryRulesInputSchema, recoveryRulesSchema } from "@hoc/incident-schemas";
import { readAt, readPointOf } from "../../engines/incident-read/read-point.js";
import { DEFAULT_RECOVERY_RULES } from "../../engines/recovery/default-rules.js";
import { ruleView } from "../../engines/recovery/recovery-rule.js";
import { defineOperation } from "../define-operation.js";

/**
 * The recovery rules, by falling priority. They come with the product: every tenant has the same, at every point.
 *
 * @example await operations.execute("incidents.recoveryRules.getRules", {}, context)
 */
export const getRules = defineOperation({
  id: "incidents.recoveryRules.getRules",
  kind: "query",
  permission: "incidents.read",
  summary: "Lists the recovery rules, by falling priority.",
  input: getRecoveryRulesInputSchema,
  output: recoveryRulesSchema,
  async handler({ asOf }, { context: { tenantId }, ports, ambient }) {
    const at = await readPointOf(ports, tenantId, asOf, ambient.clock());
    return { items: DEFAULT_RECOVERY_RULES.map(ruleView), ...readAt(at) };
  },
});
