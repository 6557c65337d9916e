import { DomainError, type RecordResult, type RunOutcome } from "@hoc/incident-schemas";
import type { NewRun, NewRunOutcome } from "@hoc/incident-schemas/ports";
import { appendTraces } from "../append-traces.js";
import { examineEndedRun } from "../detector/examine-ended-run.js";
import { learnFromLimits } from "../lesson/near-limits.js";
import type { RunWriting } from "../writing.js";
import { raiseRunSignal } from "./raise-run-signal.js";
import { isFailure, type RunFacts, runSignal } from "./run-signal.js";
import { runFinishedTraces } from "./run-traces.js";

/**
 * Stores how a run ended, raises its signal unless it did its work, tells of it in event and audit record, learns
 * from limits that it nearly reached, and has it examined where that is configured; gives what became of the signal.
 *
 * @throws DomainError `run_finished` when it is over already; `signal_too_old` when its signal cannot be taken any more;
 * `signal_conflict` when its signal was sent before and no incident has it
 * @example await finishRun(writing, "acme", run, newRunOutcome(facts, ports.recordedAt), facts.fingerprint)
 */
export async function finishRun(
  writing: RunWriting,
  tenantId: string,
  run: RunFacts & Pick<NewRun, "limits">,
  outcome: NewRunOutcome,
  fingerprint: string | undefined,
): Promise<RecordResult | null> {
  const { ports, ambient, actor } = writing;
  if (!(await ports.runs.updateRunOutcome(tenantId, run.runId, outcome))) throw runFinished(run.runId);
  const receipt = { receivedAt: ports.recordedAt, uuid: ambient.uuid };
  const result = isFailure(outcome)
    ? await raiseRunSignal(
        writing,
        tenantId,
        run,
        outcome,
        runSignal(run, outcome, receipt, fingerprint),
        "/completedAt",
      )
    : null;
  await appendTraces(ports, tenantId, runFinishedTraces(run, outcome, { actor, at: ports.recordedAt }));
  await learnFromLimits(writing, tenantId, run, outcome);
  await examineEndedRun(writing, tenantId, run.runId);
  return result;
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
