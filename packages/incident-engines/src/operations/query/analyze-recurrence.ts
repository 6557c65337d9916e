import { analyzeRecurrenceInputSchema, recurrenceAnalysisResponseSchema } from "@hoc/incident-schemas";
import { createIncidentsFacade } from "../../engines/incidents-facade/create-incidents-facade.js";
import { defineOperation } from "../define-operation.js";

/**
 * What comes again: groups of incidents by category and resolution method, the most frequent first.
 *
 * @example await operations.execute("incidents.query.analyzeRecurrence", { recurrenceThreshold: 5 }, context)
 */
export const analyzeRecurrence = defineOperation({
  id: "incidents.query.analyzeRecurrence",
  kind: "query",
  permission: "incidents.read",
  summary: "Finds what comes again, by category and resolution method.",
  input: analyzeRecurrenceInputSchema,
  output: recurrenceAnalysisResponseSchema,
  handler: (input, { context: { tenantId }, ports, ambient }) =>
    createIncidentsFacade({ ports, clock: ambient.clock }).analyzeRecurrence(tenantId, input),
});
