import type { RecordResult, ReportedRun } from "@hoc/incident-schemas";
import type { StoredRun } from "@hoc/incident-schemas/ports";
import { type EarlierResults, findEarlierResult } from "../signal/earlier-result.js";
import { hasFailed } from "./has-failed.js";
import { shownRun } from "./load-run.js";
import { type RunTrigger, runSignalId } from "./run-signal.js";

/** What can raise the signal of a run that did not do its work. */
export const RUN_TRIGGERS: readonly RunTrigger[] = ["run_failure", "llm_failure"];

/**
 * The answer to a report that said nothing new: the run as it stands, and what became of the signal that its end raised.
 *
 * @example if (stored.reportDigest === run.reportDigest) return toldBefore(ports, "acme", stored)
 */
export async function toldBefore(ports: EarlierResults, tenantId: string, stored: StoredRun): Promise<ReportedRun> {
  const failed = hasFailed(stored);
  const signal = failed ? await earlierRunSignal(ports, tenantId, stored.runId, RUN_TRIGGERS) : null;
  return { run: shownRun(stored), recorded: false, signal };
}

/**
 * What became of the signal that the end of a run raised, by any of the triggers. One that was pruned since has no
 * incident any more.
 *
 * @example await earlierRunSignal(ports, "acme", "run-1", ["llm_failure"])
 */
export async function earlierRunSignal(
  ports: EarlierResults,
  tenantId: string,
  runId: string,
  triggers: readonly RunTrigger[],
): Promise<RecordResult> {
  const signalIds = triggers.map((trigger) => runSignalId(runId, trigger));
  const [signalId = ""] = signalIds;
  const earlier = await findEarlierResult(ports, tenantId, signalIds);
  return earlier ?? { signalId, outcome: "duplicate", incidentId: null };
}
