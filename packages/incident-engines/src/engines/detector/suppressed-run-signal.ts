import type { RecordResult } from "@hoc/incident-schemas";
import type { StoredRun } from "@hoc/incident-schemas/ports";
import { hasFailed } from "../run/has-failed.js";
import { earlierRunSignal, RUN_TRIGGERS } from "../run/told-before.js";
import type { EarlierResults } from "../signal/earlier-result.js";

/**
 * What became of the own signal of a run that did not do its work, where a rule suppressed it: what is found in such a
 * run is known as well. Undefined of any other run, and of one whose signal was pruned.
 *
 * @example (await suppressedRunSignal(ports, "acme", run))?.preventionId
 */
export async function suppressedRunSignal(
  ports: EarlierResults,
  tenantId: string,
  run: StoredRun,
): Promise<RecordResult | undefined> {
  if (!hasFailed(run)) return undefined;
  const earlier = await earlierRunSignal(ports, tenantId, run.runId, RUN_TRIGGERS);
  return earlier.preventionId === undefined ? undefined : earlier;
}
