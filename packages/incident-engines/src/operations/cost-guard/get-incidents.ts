import { customerCostIncidentListSchema, getCostIncidentsInputSchema } from "@hoc/incident-schemas";
import { getCostIncidents } from "../../engines/cost/guard/get-cost-incidents.js";
import { refuseOtherTenant } from "../../engines/cost/guard/refuse-other-tenant.js";
import { readPointOf } from "../../engines/incident-read/read-point.js";
import { defineOperation } from "../define-operation.js";

/**
 * What was out of line with the caller's costs in the last 30 days, in calm words, the last first. Errors:
 * `other_tenant`.
 *
 * @example await operations.execute("incidents.costGuard.getIncidents", { includeResolved: true }, context)
 */
export const getIncidents = defineOperation({
  id: "incidents.costGuard.getIncidents",
  kind: "query",
  permission: "incidents.read",
  summary: "Lists what was out of line with costs in the last 30 days.",
  input: getCostIncidentsInputSchema,
  output: customerCostIncidentListSchema,
  async handler({ tenantId: named, asOf, ...page }, { context: { tenantId }, ports, ambient }) {
    refuseOtherTenant(tenantId, named);
    return getCostIncidents(ports, tenantId, page, await readPointOf(ports, tenantId, asOf, ambient.clock()));
  },
});
