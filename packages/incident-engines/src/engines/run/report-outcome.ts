import { invalidInput, type ReportedRun, type ReportOutcome } from "@hoc/incident-schemas";
import type { IncidentPorts, NewRunOutcome } from "@hoc/incident-schemas/ports";
import { finishRun, runFinished } from "./finish-run.js";
import { loadRun, shownRun } from "./load-run.js";
import { newRunOutcome } from "./new-run-outcome.js";
import { isUnderWay } from "./outcome.js";
import type { RunWriting } from "./run-writing.js";
import { toldBefore } from "./told-before.js";

/**
 * Stores how a run ended, once, and raises its signal unless it did its work. Told again in the same words it changes
 * nothing; neither does a failure of a run that a failed call of a model has ended.
 *
 * @throws DomainError `invalid_input` for a status of a run under way; `run_not_found`; `run_finished` when it ended in
 * other words; `signal_too_old`
 * @example await reportOutcome({ ports, ambient, actor }, "acme", { runId: "run-1", status: "failed" })
 */
export async function reportOutcome(
  writing: RunWriting,
  tenantId: string,
  { runId, ...facts }: ReportOutcome,
): Promise<ReportedRun> {
  const { ports } = writing;
  if (isUnderWay(facts.status))
    throw invalidInput([{ pointer: "/status", message: `is ${facts.status}, which is not the end of a run` }]);
  const stored = await loadRun(ports, tenantId, runId);
  const outcome = newRunOutcome(facts, ports.recordedAt);
  if (stored.outcome !== null) {
    const isRepeated = stored.outcomeDigest === outcome.outcomeDigest;
    if (!isRepeated && !(await isToldByItsFailure(ports, tenantId, runId, outcome)))
      throw runFinished(runId, stored.outcome);
    return toldBefore(ports, tenantId, stored);
  }
  const signal = await finishRun(writing, tenantId, stored, outcome, facts.fingerprint);
  return { run: shownRun(await loadRun(ports, tenantId, runId)), recorded: true, signal };
}

/** A host that recorded the failed call of a model tells at the end of the run that it failed: that is no other end. */
async function isToldByItsFailure(
  { llmFailures }: Pick<IncidentPorts, "llmFailures">,
  tenantId: string,
  runId: string,
  { outcome }: NewRunOutcome,
): Promise<boolean> {
  return outcome === "FAILURE" && (await llmFailures.fetchFailureByRunId(tenantId, runId)) !== undefined;
}
