import { listPolicyRulesInputSchema, policyRuleListSchema } from "@hoc/incident-schemas";
import { newestFirst } from "../../engines/incident-read/lists.js";
import { pageOf, placeOf, rowsToFetch } from "../../engines/incident-read/page.js";
import { selectionOf } from "../../engines/incident-read/selection.js";
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
  async handler({ status, limit, cursor, asOf }, { context: { tenantId }, ports, ambient }) {
    const list = newestFirst("policies.rules", [selectionOf(tenantId, { status })]);
    const { position, at } = await placeOf(list, ports, tenantId, { cursor, asOf }, ambient.clock());
    const query = { status, beforeSequence: position, limit: rowsToFetch(limit), at };
    return pageOf(list, await ports.policyRules.listPolicyRules(tenantId, query), limit, at);
  },
});
