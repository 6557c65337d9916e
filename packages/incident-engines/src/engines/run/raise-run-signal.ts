import type { RecordResult, Signal } from "@hoc/incident-schemas";
import { refuseTooOld, retentionHorizon } from "../signal/retention.js";
import { draftProposal } from "./draft-proposal.js";
import type { RunFacts, RunFailure } from "./run-signal.js";
import type { RunWriting } from "./run-writing.js";

/** How a failed run that became part of an incident was taken. */
const TAKEN: ReadonlySet<string> = new Set<RecordResult["outcome"]>(["opened", "attached", "overflow", "late"]);

/**
 * Sends the signal of a failed run to the aggregator. Where an incident takes it, the policy that it suggests is drafted
 * and whoever learns from failures is told; neither can fail the run. A signal that the host sent before by itself stays
 * as it is, and nothing else happens.
 *
 * @throws DomainError `signal_too_old` when the run ended before the retention of signals
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
  const { ports } = writing;
  refuseTooOld([signal], retentionHorizon(ports.aggregator.config, ports.recordedAt), () => instantPointer);
  const [result] = (await ports.aggregator.record(tenantId, [signal])) as [RecordResult];
  const { incidentId, outcome } = result;
  if (incidentId === null || !TAKEN.has(outcome)) return result;
  await draftProposal(writing, tenantId, run, failure, incidentId);
  await tellRecorder(writing, tenantId, run, failure);
  return result;
}

async function tellRecorder(
  { ports, ambient, evidenceRecorder }: RunWriting,
  tenantId: string,
  { runId, isSynthetic, syntheticScenarioId }: RunFacts,
  { errorCode, errorMessage, severity }: RunFailure,
): Promise<void> {
  if (evidenceRecorder === undefined) return;
  const evidence = { runId, tenantId, errorCode, errorMessage, severity, isSynthetic, syntheticScenarioId };
  const attempt = await ports.attempt(() => evidenceRecorder.recordEvidence(evidence));
  if (!attempt.ok)
    ambient.logger.error({ err: attempt.error, tenantId, runId }, "the failed run could not be learned from");
}
