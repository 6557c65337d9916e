import { appendSteps } from "./append-steps.js";
import { getLlmFailure } from "./get-llm-failure.js";
import { getRun } from "./get-run.js";
import { getTrace } from "./get-trace.js";
import { listRuns } from "./list-runs.js";
import { recordLlmFailure } from "./record-llm-failure.js";
import { reportOutcome } from "./report-outcome.js";
import { reportRun } from "./report-run.js";

/** The operations of the family `incidents.runs`. */
export const IncidentsRunsHandler = {
  reportRun,
  reportOutcome,
  appendSteps,
  recordLlmFailure,
  getRun,
  listRuns,
  getTrace,
  getLlmFailure,
} as const;
