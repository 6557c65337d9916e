import { customerCostExplainedSchema, getCostExplainedInputSchema } from "@hoc/incident-schemas";
import { getCostExplained } from "../../engines/cost/guard/get-cost-explained.js";
import { refuseOtherTenant } from "../../engines/cost/guard/refuse-other-tenant.js";
import { readPointOf } from "../../engines/incident-read/read-point.js";
import { defineOperation } from "../define-operation.js";

/**
 * Where the caller's money went today, in 7 or in 30 days: by feature, model and user. Errors: `other_tenant`.
 *
 * @example await operations.execute("incidents.costGuard.getExplained", { period: "30d" }, context)
 */
export const getExplained = defineOperation({
  id: "incidents.costGuard.getExplained",
  kind: "query",
  permission: "incidents.read",
  summary: "Explains what was spent, by feature, model and user.",
  input: getCostExplainedInputSchema,
  output: customerCostExplainedSchema,
  async handler({ tenantId: named, period, asOf }, { context: { tenantId }, ports, ambient }) {
    refuseOtherTenant(tenantId, named);
    return getCostExplained(ports, tenantId, period, await readPointOf(ports, tenantId, asOf, ambient.clock()));
  },
});
