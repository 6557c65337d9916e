import { costTrendResponseSchema, getHistoricalCostTrendInputSchema } from "@hoc/incident-schemas";
import { createIncidentsFacade } from "../../engines/incidents-facade/create-incidents-facade.js";
import { defineOperation } from "../define-operation.js";

/**
 * What incidents did cost per day, week or month of a time zone; empty buckets included.
 *
 * @example await operations.execute("incidents.query.getHistoricalCostTrend", { granularity: "month" }, context)
 */
export const getHistoricalCostTrend = defineOperation({
  id: "incidents.query.getHistoricalCostTrend",
  kind: "query",
  permission: "incidents.read",
  summary: "Sums up what incidents cost per day, week or month.",
  input: getHistoricalCostTrendInputSchema,
  output: costTrendResponseSchema,
  handler: (input, { context: { tenantId }, ports, ambient }) =>
    createIncidentsFacade({ ports, clock: ambient.clock }).getHistoricalCostTrend(tenantId, input),
});
