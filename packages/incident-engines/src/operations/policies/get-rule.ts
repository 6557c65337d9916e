import { getPolicyRuleInputSchema, policyRuleDetailSchema } from "@hoc/incident-schemas";
import { readAt, readPointOf } from "../../engines/incident-read/read-point.js";
import { loadRule, shownRule } from "../../engines/policy/load-rule.js";
import { defineOperation } from "../define-operation.js";

/**
 * A policy rule as it stands, or as it stood at `asOf`. Errors: `policy_rule_not_found`.
 *
 * @example await operations.execute("incidents.policies.getRule", { policyId: "pol_1" }, context)
 */
export const getRule = defineOperation({
  id: "incidents.policies.getRule",
  kind: "query",
  permission: "incidents.read",
  summary: "Shows a policy rule.",
  input: getPolicyRuleInputSchema,
  output: policyRuleDetailSchema,
  async handler({ policyId, asOf }, { context: { tenantId }, ports, ambient }) {
    const at = await readPointOf(ports, tenantId, asOf, ambient.clock());
    return { ...shownRule(await loadRule(ports, tenantId, policyId, at)), ...readAt(at) };
  },
});
