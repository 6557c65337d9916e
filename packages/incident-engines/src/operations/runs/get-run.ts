import { getRunInputSchema, runDetailSchema } from "@hoc/incident-schemas";
import { readAt, readPointOf } from "../../engines/incident-read/read-point.js";
import { loadRun, shownRun } from "../../engines/run/load-run.js";
import { defineOperation } from "../define-operation.js";

/**
 * A run with its outcome and how many incidents took a signal of it. Errors: `run_not_found`.
 *
 * @example await operations.execute("incidents.runs.getRun", { runId: "run-1" }, context)
 */
export const getRun = defineOperation({
  id: "incidents.runs.getRun",
  kind: "query",
  permission: "incidents.read",
  summary: "Shows a run.",
  input: getRunInputSchema,
  output: runDetailSchema,
  async handler({ runId, asOf }, { context: { tenantId }, ports, ambient }) {
    const at = await readPointOf(ports, tenantId, asOf, ambient.clock());
    return { ...shownRun(await loadRun(ports, tenantId, runId, at)), ...readAt(at) };
  },
});
