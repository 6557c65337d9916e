import { getTraceInputSchema, runTraceSchema } from "@hoc/incident-schemas";
import { TRACE_STEPS } from "../../engines/incident-read/lists.js";
import { pageOf, placeOf, rowsToFetch } from "../../engines/incident-read/page.js";
import { runNotFound } from "../../engines/run/load-run.js";
import { defineOperation } from "../define-operation.js";

/**
 * The trace of a run in short, and its steps in their order, a page at a time. Errors: `run_not_found`,
 * `invalid_cursor`.
 *
 * @example await operations.execute("incidents.runs.getTrace", { runId: "run-1" }, context)
 */
export const getTrace = defineOperation({
  id: "incidents.runs.getTrace",
  kind: "query",
  permission: "incidents.read",
  summary: "Shows the trace of a run.",
  input: getTraceInputSchema,
  output: runTraceSchema,
  async handler({ runId, limit, cursor, asOf }, { context: { tenantId }, ports, ambient }) {
    const list = { ...TRACE_STEPS, order: [runId] };
    const { position, at } = await placeOf(list, ports, tenantId, { cursor, asOf }, ambient.clock());
    const trace = await ports.traceStore.getTraceSummary(tenantId, runId, at);
    if (trace === undefined) throw runNotFound(runId);
    const page = { afterStepIndex: position, limit: rowsToFetch(limit), at };
    return { trace, ...pageOf(list, await ports.traceStore.getTraceSteps(tenantId, trace.traceId, page), limit, at) };
  },
});
