import { getHistoricalTrendInputSchema, historicalTrendResponseSchema } from "@hoc/incident-schemas";
import { createIncidentsFacade } from "../../engines/incidents-facade/create-incidents-facade.js";
import { defineOperation } from "../define-operation.js";

/**
 * How many incidents were created and resolved per day, week or month of a time zone; empty buckets included.
 *
 * @example await operations.execute("incidents.query.getHistoricalTrend", { granularity: "day", timeZone: "Europe/Berlin" }, context)
 */
export const getHistoricalTrend = defineOperation({
  id: "incidents.query.getHistoricalTrend",
  kind: "query",
  permission: "incidents.read",
  summary: "Counts incidents created and resolved per day, week or month.",
  input: getHistoricalTrendInputSchema,
  output: historicalTrendResponseSchema,
  handler: (input, { context: { tenantId }, ports, ambient }) =>
    createIncidentsFacade({ ports, clock: ambient.clock }).getHistoricalTrend(tenantId, input),
});
