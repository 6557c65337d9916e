import type { RecordResult, Signal } from "@hoc/incident-schemas";
import { recordSignal } from "../signal/record-signal.js";
import { takingIncident } from "../signal/taking-incident.js";
import type { RunWriting } from "../writing.js";
import { draftProposal } from "./draft-proposal.js";
import type { RunFacts, RunFailure } from "./run-signal.js";
import { tellRecorder } from "./tell-recorder.js";

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
  const incidentId = takingIncident(result);
  if (incidentId === null) return result;
  await draftProposal(writing, tenantId, run, failure, incidentId);
  const { runId, isSynthetic, syntheticScenarioId } = run;
  const { errorCode, errorMessage, severity } = failure;
  const said = { errorCode, errorMessage, severity };
  await tellRecorder(writing, { runId, tenantId, incidentId, ...said, isSynthetic, syntheticScenarioId });
  return result;
}
