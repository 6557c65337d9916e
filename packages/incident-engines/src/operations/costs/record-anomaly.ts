import { anomalyResultSchema, recordAnomalyInputSchema } from "@hoc/incident-schemas";
import { recordAnomaly as storeAnomaly } from "../../engines/cost/record-anomaly.js";
import { defineOperation } from "../define-operation.js";

/**
 * Records that analytics found costs out of line; raises a signal when that is bad and sure enough. The same anomaly
 * raises one signal a UTC day and severity. Errors: `signal_too_old`, `signal_conflict`.
 *
 * @example
 * await operations.execute("incidents.costs.recordAnomaly", { anomalyId: "a-1", anomalyType: "ABSOLUTE_SPIKE",
 *   severity: "HIGH", currentValueMicros: 22_340_000, expectedValueMicros: 10_000_000 }, context)
 */
export const recordAnomaly = defineOperation({
  id: "incidents.costs.recordAnomaly",
  kind: "command",
  permission: "signals.record",
  summary: "Records that costs are out of line.",
  input: recordAnomalyInputSchema,
  output: anomalyResultSchema,
  handler: (fact, { context: { tenantId, actor }, ports, ambient }) =>
    storeAnomaly({ ports, uuid: ambient.uuid, actor }, tenantId, fact),
});
