import { DomainError, invalidInput, isRunUnderWay, type ReportedRun, type ReportRun } from "@hoc/incident-schemas";
import { appendTraces } from "../append-traces.js";
import type { RunWriting } from "../writing.js";
import { finishRun } from "./finish-run.js";
import { loadRun, shownRun } from "./load-run.js";
import { newRun } from "./new-run.js";
import { newRunOutcome, OUTCOME_MEMBERS } from "./new-run-outcome.js";
import { runStartedTraces } from "./run-traces.js";
import { toldBefore } from "./told-before.js";

/**
 * Stores a run that starts, or one that is over already with its outcome and its signal. Its trace is linked to the
 * incidents that took signals of it before. Reported again in the same words it changes nothing.
 *
 * @throws DomainError `invalid_input` when a run under way has an outcome, or one that is over ended before it started;
 * `run_conflict` when it was reported in other words; `trace_id_taken`; `signal_too_old`; `signal_conflict` when its
 * signal was sent before it and no incident has it
 * @example const { run, recorded, signal } = await reportRun({ ports, ambient, actor }, "acme", report)
 */
export async function reportRun(writing: RunWriting, tenantId: string, report: ReportRun): Promise<ReportedRun> {
  const { ports, ambient, actor } = writing;
  const underWay = isRunUnderWay(report.status);
  if (underWay) refuseOutcome(report);
  const run = newRun(report, { recordedAt: ports.recordedAt, uuid: ambient.uuid });
  const { runId } = run;
  if (!(await ports.runs.insertRun(tenantId, run))) {
    const stored = await loadRun(ports, tenantId, runId);
    if (stored.reportDigest !== run.reportDigest) throw runConflict(runId);
    return toldBefore(ports, tenantId, stored);
  }
  await ports.traceStore.linkTraceIncidents(tenantId, runId);
  await appendTraces(ports, tenantId, runStartedTraces(run, { actor, at: ports.recordedAt }));
  const end = () => finishRun(writing, tenantId, run, newRunOutcome(report, ports.recordedAt), report.fingerprint);
  const signal = underWay ? null : await end();
  return { run: shownRun(await loadRun(ports, tenantId, runId)), recorded: true, signal };
}

function refuseOutcome(report: ReportRun): void {
  const said = OUTCOME_MEMBERS.filter((member) => report[member] !== undefined);
  if (said.length === 0) return;
  const message = `is for a run that is over; this one is ${report.status}`;
  throw invalidInput(said.map((member) => ({ pointer: `/${member}`, message })));
}

function runConflict(runId: string): DomainError {
  return new DomainError(
    "run_conflict",
    `The run ${runId} was reported before in other words; tell how it ended with reportOutcome, or give another run ` +
      "an id of its own.",
    { runId },
  );
}
