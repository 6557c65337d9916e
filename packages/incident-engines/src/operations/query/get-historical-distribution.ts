import { getHistoricalDistributionInputSchema, historicalDistributionResponseSchema } from "@hoc/incident-schemas";
import { createIncidentsFacade } from "../../engines/incidents-facade/create-incidents-facade.js";
import { defineOperation } from "../define-operation.js";

/**
 * How incidents are distributed over categories, severities and causes; the percentages of each sum to 100.
 *
 * @example await operations.execute("incidents.query.getHistoricalDistribution", { windowDays: 30 }, context)
 */
export const getHistoricalDistribution = defineOperation({
  id: "incidents.query.getHistoricalDistribution",
  kind: "query",
  permission: "incidents.read",
  summary: "Shows how incidents are distributed over categories, severities and causes.",
  input: getHistoricalDistributionInputSchema,
  output: historicalDistributionResponseSchema,
  handler: (input, { context: { tenantId }, ports, ambient }) =>
    createIncidentsFacade({ ports, clock: ambient.clock }).getHistoricalDistribution(tenantId, input),
});
