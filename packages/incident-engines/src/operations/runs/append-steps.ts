import { appendedStepsSchema, appendStepsInputSchema } from "@hoc/incident-schemas";
import { appendSteps as storeSteps } from "../../engines/run/append-steps.js";
import { defineOperation } from "../define-operation.js";

/**
 * Adds 1 to 1,000 steps to the trace of a run, whole or not at all. A step that is there in the same words counts once.
 * Errors: `run_not_found`, `step_conflict`.
 *
 * @example
 * await operations.execute("incidents.runs.appendSteps",
 *   { runId: "run-1", steps: [{ stepIndex: 0, skillName: "search", status: "success" }] }, context)
 */
export const appendSteps = defineOperation({
  id: "incidents.runs.appendSteps",
  kind: "command",
  permission: "signals.record",
  summary: "Adds steps to the trace of a run.",
  input: appendStepsInputSchema,
  output: appendedStepsSchema,
  handler: (told, { context: { tenantId }, ports }) => storeSteps(ports, tenantId, told),
});
