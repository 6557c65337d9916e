import { categoryAnalysisInputSchema, categoryRecurrenceResponseSchema } from "@hoc/incident-schemas";
import { createIncidentsFacade } from "../../engines/incidents-facade/create-incidents-facade.js";
import { defineOperation } from "../define-operation.js";

/**
 * The most frequent group of one category; none when it has no incidents.
 *
 * @example await operations.execute("incidents.query.getRecurrenceForCategory", { category: "RATE_LIMIT" }, context)
 */
export const getRecurrenceForCategory = defineOperation({
  id: "incidents.query.getRecurrenceForCategory",
  kind: "query",
  permission: "incidents.read",
  summary: "Shows how often incidents of one category come.",
  input: categoryAnalysisInputSchema,
  output: categoryRecurrenceResponseSchema,
  handler: (input, { context: { tenantId }, ports, ambient }) =>
    createIncidentsFacade({ ports, clock: ambient.clock }).getRecurrenceForCategory(tenantId, input),
});
