import { DomainError, type RecordResult, type RunOutcome } from "@hoc/incident-schemas";
import type { NewRunOutcome } from "@hoc/incident-schemas/ports";
import { appendTraces } from "../append-traces.js";
import { raiseRunSignal } from "./raise-run-signal.js";
import { isFailure, type RunFacts, runSignal } from "./run-signal.js";
import { runFinishedTraces } from "./run-traces.js";
import type { RunWriting } from "./run-writing.js";

/**
 * Stores how a run ended, with event and audit record, and raises its signal unless it did its work; gives what became
 * of the signal.
 *
 * @throws DomainError `run_finished` when it is over already; `signal_too_old` when its signal cannot be taken any more
 * @example await finishRun(writing, "acme", run, newRunOutcome(facts, ports.recordedAt), facts.fingerprint)
 */
export async function finishRun(
  writing: RunWriting,
  tenantId: string,
  run: RunFacts,
  outcome: NewRunOutcome,
  fingerprint: string | undefined,
): Promise<RecordResult | null> {
  const { ports, ambient, actor } = writing;
  if (!(await ports.runs.updateRunOutcome(tenantId, run.runId, outcome))) throw runFinished(run.runId);
  await appendTraces(ports, tenantId, runFinishedTraces(run, outcome, { actor, at: ports.recordedAt }));
  if (!isFailure(outcome)) return null;
  const signal = runSignal(run, outcome, { receivedAt: ports.recordedAt, uuid: ambient.uuid }, fingerprint);
  return raiseRunSignal(writing, tenantId, run, outcome, signal, "/completedAt");
}

/**
 * The error for a run that is over already.
 *
 * @example throw runFinished("run-1", "FAILURE")
 */
export function runFinished(runId: string, outcome?: RunOutcome): DomainError {
  const how = outcome === undefined ? "" : ` with the outcome ${outcome}`;
  return new DomainError(
    "run_finished",
    `The run ${runId} is over already${how}; what it ended with first stands, and other words change nothing.`,
    { runId, ...(outcome !== undefined && { outcome }) },
  );
}
