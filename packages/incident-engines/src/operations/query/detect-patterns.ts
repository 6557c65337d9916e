import { detectPatternsInputSchema, patternDetectionResponseSchema } from "@hoc/incident-schemas";
import { createIncidentsFacade } from "../../engines/incidents-facade/create-incidents-facade.js";
import { defineOperation } from "../define-operation.js";

/**
 * Categories with many incidents, hours with many severe ones, runs with several.
 *
 * @example await operations.execute("incidents.query.detectPatterns", { windowHours: 48 }, context)
 */
export const detectPatterns = defineOperation({
  id: "incidents.query.detectPatterns",
  kind: "query",
  permission: "incidents.read",
  summary: "Finds clusters, spikes and cascades.",
  input: detectPatternsInputSchema,
  output: patternDetectionResponseSchema,
  handler: (input, { context: { tenantId }, ports, ambient }) =>
    createIncidentsFacade({ ports, clock: ambient.clock }).detectPatterns(tenantId, input),
});
