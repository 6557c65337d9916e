import type { RunOutcome } from "@hoc/incident-schemas";

const OUTCOMES: ReadonlyMap<string, RunOutcome> = new Map([
  ["succeeded", "SUCCESS"],
  ["completed", "SUCCESS"],
  ["success", "SUCCESS"],
  ["failed", "FAILURE"],
  ["failure", "FAILURE"],
  ["error", "FAILURE"],
  ["halted", "BLOCKED"],
  ["blocked", "BLOCKED"],
  ["aborted", "ABORTED"],
  ["cancelled", "ABORTED"],
]);

/**
 * How a run ended, by the status that it ended with, in any case. A status that nobody knows is a failure: what cannot
 * be told is looked at rather than lost.
 *
 * @example runOutcomeOf("halted") // "BLOCKED"
 */
export function runOutcomeOf(status: string): RunOutcome {
  return OUTCOMES.get(status.toLowerCase()) ?? "FAILURE";
}
