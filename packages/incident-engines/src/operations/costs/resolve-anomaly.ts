import { resolveAnomalyInputSchema, resolvedAnomalySchema } from "@hoc/incident-schemas";
import { resolveAnomaly as endAnomaly } from "../../engines/cost/anomaly/resolve-anomaly.js";
import { defineOperation } from "../define-operation.js";

/**
 * Says that a cost anomaly is over: an incident that heard of nothing else is resolved. Those that the product finds
 * itself, and those of a budget's period, end by themselves. Errors: `anomaly_not_found`.
 *
 * @example await operations.execute("incidents.costs.resolveAnomaly", { anomalyId: "a-1", reason: "A load test." }, context)
 */
export const resolveAnomaly = defineOperation({
  id: "incidents.costs.resolveAnomaly",
  kind: "command",
  permission: "incidents.write",
  summary: "Says that a cost anomaly is over.",
  input: resolveAnomalyInputSchema,
  output: resolvedAnomalySchema,
  handler: ({ anomalyId, reason }, { context: { tenantId, actor }, ports, ambient }) =>
    endAnomaly({ ports, uuid: ambient.uuid, actor }, tenantId, { anomalyId, reason }),
});
