import { incidentsByRunResponseSchema, incidentsForRunInputSchema } from "@hoc/incident-schemas";
import { createIncidentsFacade } from "../../engines/incidents-facade/create-incidents-facade.js";
import { defineOperation } from "../define-operation.js";

/**
 * The incidents that took a signal of a run, newest first; none for a run that nobody heard of.
 *
 * @example await operations.execute("incidents.query.getIncidentsForRun", { runId: "run-1" }, context)
 */
export const getIncidentsForRun = defineOperation({
  id: "incidents.query.getIncidentsForRun",
  kind: "query",
  permission: "incidents.read",
  summary: "Lists the incidents that took a signal of a run.",
  input: incidentsForRunInputSchema,
  output: incidentsByRunResponseSchema,
  handler: (input, { context: { tenantId }, ports, ambient }) =>
    createIncidentsFacade({ ports, clock: ambient.clock }).getIncidentsForRun(tenantId, input),
});
