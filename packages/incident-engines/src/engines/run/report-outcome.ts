import { invalidInput, isRunUnderWay, type ReportedRun, type ReportOutcome } from "@hoc/incident-schemas";
import type { IncidentPorts, NewRunOutcome, StoredRun } from "@hoc/incident-schemas/ports";
import type { RunWriting } from "../writing.js";
import { finishRun, runFinished } from "./finish-run.js";
import { loadRun, shownRun } from "./load-run.js";
import { newRunOutcome, type OutcomeFacts } from "./new-run-outcome.js";
import { refuseLostFacts } from "./refuse-lost-facts.js";
import { toldBefore } from "./told-before.js";

/**
 * Stores how a run ended, once, and raises its signal unless it did its work. Told again in the same words it changes
 * nothing; neither does a failure of a run that a failed call of a model has ended, as long as nothing is said of it that
 * is not stored.
 *
 * @throws DomainError `invalid_input` for a status of a run under way; `run_not_found`; `run_finished` when it ended in
 * other words; `signal_too_old`; `signal_conflict` when its signal was sent before it and no incident has it
 * @example await reportOutcome({ ports, ambient, actor }, "acme", { runId: "run-1", status: "failed" })
 */
export async function reportOutcome(
  writing: RunWriting,
  tenantId: string,
  { runId, ...facts }: ReportOutcome,
): Promise<ReportedRun> {
  const { ports } = writing;
  if (isRunUnderWay(facts.status))
    throw invalidInput([{ pointer: "/status", message: `is ${facts.status}, which is not the end of a run` }]);
  const stored = await loadRun(ports, tenantId, runId);
  const outcome = newRunOutcome(facts, ports.recordedAt);
  if (stored.outcome !== null) {
    if (stored.outcomeDigest !== outcome.outcomeDigest) await refuseOtherEnd(ports, tenantId, stored, facts, outcome);
    return toldBefore(ports, tenantId, stored);
  }
  const signal = await finishRun(writing, tenantId, stored, outcome, facts.fingerprint);
  return { run: shownRun(await loadRun(ports, tenantId, runId)), recorded: true, signal };
}

/** A host that recorded the failed call of a model tells at the end of the run that it failed: that is no other end. */
async function refuseOtherEnd(
  { llmFailures }: Pick<IncidentPorts, "llmFailures">,
  tenantId: string,
  stored: StoredRun,
  facts: OutcomeFacts,
  { outcome }: NewRunOutcome,
): Promise<void> {
  const { runId, outcome: ended } = stored;
  if (outcome !== "FAILURE" || (await llmFailures.fetchFailureByRunId(tenantId, runId)) === undefined)
    throw runFinished(runId, ended ?? undefined);
  refuseLostFacts(stored, facts);
}
