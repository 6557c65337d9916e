import type { RecordResult, Signal } from "@hoc/incident-schemas";
import { attemptLesson } from "../lesson/attempt-lesson.js";
import { createLessonRecorder } from "../lesson/lesson-recorder.js";
import { recordSignal } from "../signal/record-signal.js";
import type { RunWriting } from "../writing.js";
import { draftProposal } from "./draft-proposal.js";
import type { RunFacts, RunFailure } from "./run-signal.js";

/** How a failed run that became part of an incident was taken. */
const TAKEN: ReadonlySet<string> = new Set<RecordResult["outcome"]>(["opened", "attached", "overflow", "late"]);

/**
 * Sends the signal of a failed run to the aggregator. Where an incident takes it, the policy that it suggests is drafted
 * and whoever learns from failures is told; neither can fail the run. A signal that the host sent before by itself and
 * that an incident has stays as it is, and nothing else happens.
 *
 * @throws DomainError `signal_too_old` when the run ended before the retention of signals; `signal_conflict` when the
 * signal was sent before and no incident has it
 * @example await raiseRunSignal(writing, "acme", run, outcome, runSignal(run, outcome, receipt), "/completedAt")
 */
export async function raiseRunSignal(
  writing: RunWriting,
  tenantId: string,
  run: RunFacts,
  failure: RunFailure,
  signal: Signal,
  instantPointer: string,
): Promise<RecordResult> {
  const result = await recordSignal(writing.ports, tenantId, signal, instantPointer);
  const { incidentId, outcome } = result;
  if (incidentId === null || !TAKEN.has(outcome)) return result;
  await draftProposal(writing, tenantId, run, failure, incidentId);
  await tellRecorder(writing, tenantId, run, failure, incidentId);
  return result;
}

function tellRecorder(
  writing: RunWriting,
  tenantId: string,
  { runId, isSynthetic, syntheticScenarioId }: RunFacts,
  { errorCode, errorMessage, severity }: RunFailure,
  incidentId: string,
): Promise<unknown> {
  const { evidenceRecorder = createLessonRecorder(writing) } = writing;
  const failure = { errorCode, errorMessage, severity };
  const evidence = { runId, tenantId, incidentId, ...failure, isSynthetic, syntheticScenarioId };
  return attemptLesson(writing, "failure", { tenantId, runId }, () => evidenceRecorder.recordEvidence(evidence));
}
