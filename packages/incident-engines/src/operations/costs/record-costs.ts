import { recordCostsInputSchema, recordedCostsSchema } from "@hoc/incident-schemas";
import { recordCosts as storeCosts } from "../../engines/cost/record-costs.js";
import { defineOperation } from "../define-operation.js";

/**
 * Stores what 1 to 1,000 calls cost; one result per record, in order. Sent again under the same id, a record counts once.
 * Errors: `cost_in_future`.
 *
 * @example
 * await operations.execute("incidents.costs.recordCosts",
 *   { records: [{ recordId: "c-1", model: "large-1", costMicros: 1200, runId: "run-1" }] }, context)
 */
export const recordCosts = defineOperation({
  id: "incidents.costs.recordCosts",
  kind: "command",
  permission: "signals.record",
  summary: "Stores what calls cost.",
  input: recordCostsInputSchema,
  output: recordedCostsSchema,
  handler: ({ records }, { context: { tenantId }, ports, ambient }) =>
    storeCosts({ ports, uuid: ambient.uuid }, tenantId, records),
});
