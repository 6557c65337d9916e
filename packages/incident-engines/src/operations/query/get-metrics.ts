import { getMetricsInputSchema, incidentMetricsResponseSchema } from "@hoc/incident-schemas";
import { createIncidentsFacade } from "../../engines/incidents-facade/create-incidents-facade.js";
import { defineOperation } from "../define-operation.js";

/**
 * Counts, containment, resolution and service levels of the incidents created in a window.
 *
 * @example await operations.execute("incidents.query.getMetrics", { windowDays: 7 }, context)
 */
export const getMetrics = defineOperation({
  id: "incidents.query.getMetrics",
  kind: "query",
  permission: "incidents.read",
  summary: "Counts incidents and measures how they were dealt with.",
  input: getMetricsInputSchema,
  output: incidentMetricsResponseSchema,
  handler: (input, { context: { tenantId }, ports, ambient }) =>
    createIncidentsFacade({ ports, clock: ambient.clock }).getMetrics(tenantId, input),
});
