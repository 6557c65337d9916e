import { incidentsForRunInputSchema, incidentsForRunSchema } from "@hoc/incident-schemas";
import { readAt, readPointOf } from "../../engines/incident-read/read-point.js";
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
  output: incidentsForRunSchema,
  async handler({ runId, asOf }, { context: { tenantId }, ports, ambient }) {
    const point = await readPointOf(ports, tenantId, asOf, ambient.clock());
    return { runId, items: await ports.incidentRead.listIncidentsForRun(tenantId, runId, point), ...readAt(point) };
  },
});
