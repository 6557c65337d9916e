import type { RecordResult } from "@hoc/incident-schemas";

/** How a signal was taken that an incident has since then. */
const TAKEN: ReadonlySet<string> = new Set<RecordResult["outcome"]>(["opened", "attached", "overflow", "late"]);

/**
 * The incident that took a signal; null when none did, or had it before.
 *
 * @example takingIncident({ signalId: "sig_1", outcome: "duplicate", incidentId: "inc_1" }) // null
 */
export function takingIncident({ outcome, incidentId }: RecordResult): string | null {
  return TAKEN.has(outcome) ? incidentId : null;
}
