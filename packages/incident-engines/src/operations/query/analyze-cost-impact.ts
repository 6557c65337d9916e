import { analyzeCostImpactInputSchema, costImpactResponseSchema } from "@hoc/incident-schemas";
import { createIncidentsFacade } from "../../engines/incidents-facade/create-incidents-facade.js";
import { defineOperation } from "../define-operation.js";

/**
 * What incidents with a known cost did cost, by category and resolution method, the dearest group first.
 *
 * @example await operations.execute("incidents.query.analyzeCostImpact", { baselineDays: 90 }, context)
 */
export const analyzeCostImpact = defineOperation({
  id: "incidents.query.analyzeCostImpact",
  kind: "query",
  permission: "incidents.read",
  summary: "Sums up what incidents cost, by category and resolution method.",
  input: analyzeCostImpactInputSchema,
  output: costImpactResponseSchema,
  handler: (input, { context: { tenantId }, ports, ambient }) =>
    createIncidentsFacade({ ports, clock: ambient.clock }).analyzeCostImpact(tenantId, input),
});
