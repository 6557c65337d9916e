import { policyRuleResultSchema, retirePolicyRuleInputSchema } from "@hoc/incident-schemas";
import { retireRule as takeBackRule } from "../../engines/policy/retire-rule.js";
import { defineOperation } from "../define-operation.js";

/**
 * Takes a policy rule back for good. One that was taken back before stays as it is, with its first reason. Errors:
 * `policy_rule_not_found`.
 *
 * @example
 * await operations.execute("incidents.policies.retireRule", { policyId: "pol_1", reason: "the vendor is back" }, context)
 */
export const retireRule = defineOperation({
  id: "incidents.policies.retireRule",
  kind: "command",
  permission: "incidents.write",
  summary: "Takes a policy rule back for good.",
  input: retirePolicyRuleInputSchema,
  output: policyRuleResultSchema,
  handler: (command, { context: { tenantId, actor }, ports }) => takeBackRule({ ports, actor }, tenantId, command),
});
