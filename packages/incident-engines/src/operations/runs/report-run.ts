import { reportedRunSchema, reportRunInputSchema } from "@hoc/incident-schemas";
import { reportRun as storeRun } from "../../engines/run/report-run.js";
import { defineOperation } from "../define-operation.js";

/**
 * Reports a run that starts, or one that is over already; one that did not do its work raises a signal. Said again in
 * the same words it changes nothing. Errors: `run_conflict`, `trace_id_taken`, `signal_too_old`,
 * `signal_conflict`.
 *
 * @example await operations.execute("incidents.runs.reportRun", { runId: "run-1", agentId: "planner" }, context)
 */
export const reportRun = defineOperation({
  id: "incidents.runs.reportRun",
  kind: "command",
  permission: "signals.record",
  summary: "Reports a run that starts, or one that is over already.",
  input: reportRunInputSchema,
  output: reportedRunSchema,
  handler: (report, { context: { tenantId, actor }, ports, ambient }) =>
    storeRun({ ports, ambient, actor }, tenantId, report),
});
