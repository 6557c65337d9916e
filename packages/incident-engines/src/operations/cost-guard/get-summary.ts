import { customerCostSummarySchema, getCostSummaryInputSchema } from "@hoc/incident-schemas";
import { getCostSummary } from "../../engines/cost/guard/get-cost-summary.js";
import { refuseOtherTenant } from "../../engines/cost/guard/refuse-other-tenant.js";
import { readPointOf } from "../../engines/incident-read/read-point.js";
import { defineOperation } from "../define-operation.js";

/**
 * What the caller's tenant spent, against its budget and what is usual, in whole cents. Errors: `other_tenant`.
 *
 * @example await operations.execute("incidents.costGuard.getSummary", {}, context)
 */
export const getSummary = defineOperation({
  id: "incidents.costGuard.getSummary",
  kind: "query",
  permission: "incidents.read",
  summary: "Shows what was spent, against the budget and what is usual.",
  input: getCostSummaryInputSchema,
  output: customerCostSummarySchema,
  async handler({ tenantId: named, asOf }, { context: { tenantId }, ports, ambient }) {
    refuseOtherTenant(tenantId, named);
    return getCostSummary(ports, tenantId, await readPointOf(ports, tenantId, asOf, ambient.clock()));
  },
});
