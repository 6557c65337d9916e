import { DomainError, type LlmFailureFact, type LlmFailureResult } from "@hoc/incident-schemas";
import type { StoredLlmFailure } from "@hoc/incident-schemas/ports";
import { appendTraces } from "../append-traces.js";
import { examineEndedRun } from "../detector/examine-ended-run.js";
import { earlierOf } from "../earlier-of.js";
import { learnFromLimits } from "../lesson/near-limits.js";
import { runFinished } from "../run/finish-run.js";
import { loadRun } from "../run/load-run.js";
import { raiseRunSignal } from "../run/raise-run-signal.js";
import { runFinishedTraces } from "../run/run-traces.js";
import { earlierRunSignal } from "../run/told-before.js";
import type { RunWriting } from "../writing.js";
import { failedRunOutcome } from "./failed-run-outcome.js";
import { failureEvidence } from "./failure-evidence.js";
import { llmFailureSignal } from "./llm-failure-signal.js";
import { llmFailureTraces } from "./llm-failure-traces.js";
import { newLlmFailure } from "./new-llm-failure.js";
import { refuseContaminated } from "./refuse-contaminated.js";

/**
 * Stores that a call of a model failed for good: the fact first, then its evidence, then the end of its run; only when
 * nothing came after it in the run's name, the signal. When one step fails, nothing is stored. Told again in the same
 * words it changes nothing.
 *
 * @throws DomainError `run_not_found`; `run_finished`; `llm_failure_conflict` when the run has one in other words;
 * `failure_contaminated`; `signal_too_old`; `signal_conflict` when its signal was sent before it and no incident has it
 * @example const { failureId, recorded } = await recordLlmFailure({ ports, ambient, actor }, "acme", fact)
 */
export async function recordLlmFailure(
  writing: RunWriting,
  tenantId: string,
  fact: LlmFailureFact,
): Promise<LlmFailureResult> {
  const { ports, ambient, actor } = writing;
  const { recordedAt, llmFailures } = ports;
  const { runId } = fact;
  const receipt = { receivedAt: recordedAt, uuid: ambient.uuid };
  const run = await loadRun(ports, tenantId, runId);
  const failure = newLlmFailure(fact, { recordedAt, uuid: ambient.uuid });

  const stored = await llmFailures.fetchFailureByRunId(tenantId, runId);
  if (stored !== undefined) {
    if (stored.contentDigest !== failure.contentDigest) throw llmFailureConflict(stored);
    return resultOf(stored, false, await earlierRunSignal(ports, tenantId, runId, ["llm_failure"]));
  }
  if (run.outcome !== null) throw runFinished(runId, run.outcome);

  if (!(await llmFailures.insertFailure(tenantId, failure))) throw llmFailureConflict(failure);
  const evidence = failureEvidence(failure, run, ambient.uuid);
  await llmFailures.insertEvidence(tenantId, evidence);
  const outcome = failedRunOutcome(failure, fact);
  if (!(await llmFailures.updateRunFailed(tenantId, runId, outcome))) throw runFinished(runId);
  const since = { runId, requestId: failure.requestId, since: earlierOf(failure.createdAt, recordedAt) };
  refuseContaminated(runId, await llmFailures.fetchContaminationCheck(tenantId, since));

  const signal = llmFailureSignal(failure, run, outcome, receipt);
  const result = await raiseRunSignal(writing, tenantId, run, outcome, signal, "/occurredAt");
  const doing = { actor, at: recordedAt };
  const ended = runFinishedTraces(run, outcome, doing);
  const failed = llmFailureTraces(run, failure, evidence, doing);
  await appendTraces(ports, tenantId, {
    events: [...failed.events, ...ended.events],
    audit: [...failed.audit, ...ended.audit],
  });
  await learnFromLimits(writing, tenantId, run, outcome);
  await examineEndedRun(writing, tenantId, runId);
  return resultOf({ ...failure, evidence: [evidence] }, true, result);
}

type Told = Pick<StoredLlmFailure, "failureId" | "createdAt"> & {
  readonly evidence: readonly Pick<StoredLlmFailure["evidence"][number], "evidenceId" | "contentHash">[];
};

function resultOf(
  { failureId, createdAt, evidence: [evidence] }: Told,
  recorded: boolean,
  signal: LlmFailureResult["signal"],
): LlmFailureResult {
  if (evidence === undefined) throw new Error(`the stored failure ${failureId} has no evidence`);
  const { evidenceId, contentHash } = evidence;
  return { failureId, evidenceId, contentHash, runMarkedFailed: true, timestamp: createdAt, recorded, signal };
}

function llmFailureConflict({ failureId, runId }: Pick<StoredLlmFailure, "failureId" | "runId">): DomainError {
  return new DomainError(
    "llm_failure_conflict",
    `A failure of the run ${runId} was recorded before in other words; the first stands.`,
    { runId, failureId },
  );
}
