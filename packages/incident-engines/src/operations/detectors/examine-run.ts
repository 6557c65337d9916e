import { examinedRunSchema, examineRunInputSchema } from "@hoc/incident-schemas";
import { examineRun as examineTraceOfRun } from "../../engines/detector/examine-run.js";
import { defineOperation } from "../define-operation.js";

/**
 * Has every detector look at the trace of a run, and stores what they find; the first findings of a run raise its one
 * signal, later ones none. What a detector found in a run before stands, and answers `recorded: false`. Errors:
 * `run_not_found`, `signal_too_old`, `signal_conflict`.
 *
 * @example await operations.execute("incidents.detectors.examineRun", { runId: "run-1" }, context)
 */
export const examineRun = defineOperation({
  id: "incidents.detectors.examineRun",
  kind: "command",
  permission: "signals.record",
  summary: "Has the detectors look at a run, and stores what they find.",
  input: examineRunInputSchema,
  output: examinedRunSchema,
  handler: (asked, { context: { tenantId, actor }, ports, ambient }) =>
    examineTraceOfRun({ ports, ambient, actor }, tenantId, asked),
});
