import { listPolicyRulesInputSchema, policyRuleListSchema } from "@hoc/incident-schemas";
import { newestFirstPage } from "../../engines/incident-read/newest-first-page.js";
import { defineOperation } from "../define-operation.js";

/**
 * The policy rules, recorded last first, all or those of one status. Errors: `invalid_cursor`.
 *
 * @example await operations.execute("incidents.policies.listRules", { status: "ACTIVE" }, context)
 */
export const listRules = defineOperation({
  id: "incidents.policies.listRules",
  kind: "query",
  permission: "incidents.read",
  summary: "Lists policy rules, recorded last first.",
  input: listPolicyRulesInputSchema,
  output: policyRuleListSchema,
  handler: (asked, { context: { tenantId }, ports, ambient: { clock } }) =>
    newestFirstPage("policies.rules", { ports, clock }, tenantId, asked, (page, filters) =>
      ports.policyRules.listPolicyRules(tenantId, { ...page, ...filters }),
    ),
});
