import type { DetectorParameters, Examination, TraceStep } from "@hoc/incident-schemas";
import type { ReadPoint, ReadPorts, StoredRun } from "@hoc/incident-schemas/ports";
import { loadRun } from "../run/load-run.js";
import { usedByRun } from "../run/used-by-run.js";
import { examineTrace, MAX_EXAMINED_STEPS } from "./detectors.js";

/** What the detectors say of a run, and what they looked at. */
export interface RunExamination {
  readonly run: StoredRun;
  readonly steps: readonly TraceStep[];
  readonly examination: Examination;
}

/**
 * Has every detector look at the trace of a run, as it stands or as it stood at a point; nothing is stored. Of a trace
 * that is too long no more is read than tells so.
 *
 * @throws DomainError `run_not_found`
 * @example const { examination } = await examinationOf(ports, "acme", "run-1", parameters, at)
 */
export async function examinationOf(
  ports: Pick<ReadPorts, "runs" | "traceStore">,
  tenantId: string,
  runId: string,
  parameters: DetectorParameters,
  at?: ReadPoint,
): Promise<RunExamination> {
  const run = await loadRun(ports, tenantId, runId, at);
  const { traceId, outcome, limits } = run;
  const summary = await ports.traceStore.getTraceSummary(tenantId, runId, at);
  const page = { limit: MAX_EXAMINED_STEPS + 1, ...(at && { at }) };
  const steps = await ports.traceStore.getTraceSteps(tenantId, traceId, page);
  const trace = { steps, isOver: outcome !== null, limits, used: usedByRun(run, summary) };
  const results = examineTrace(trace, parameters);
  return { run, steps, examination: { runId, traceId, outcome, steps: summary?.steps ?? steps.length, results } };
}
