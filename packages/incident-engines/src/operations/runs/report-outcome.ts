import { reportedRunSchema, reportOutcomeInputSchema } from "@hoc/incident-schemas";
import { reportOutcome as storeOutcome } from "../../engines/run/report-outcome.js";
import { defineOperation } from "../define-operation.js";

/**
 * Reports how a run ended; unless it did its work, that raises a signal. Said again in the same words it changes nothing.
 * Errors: `run_not_found`, `run_finished`, `signal_too_old`, `signal_conflict`.
 *
 * @example await operations.execute("incidents.runs.reportOutcome", { runId: "run-1", status: "failed" }, context)
 */
export const reportOutcome = defineOperation({
  id: "incidents.runs.reportOutcome",
  kind: "command",
  permission: "signals.record",
  summary: "Reports how a run ended.",
  input: reportOutcomeInputSchema,
  output: reportedRunSchema,
  handler: (told, { context: { tenantId, actor }, ports, ambient }) =>
    storeOutcome({ ports, ambient, actor }, tenantId, told),
});
