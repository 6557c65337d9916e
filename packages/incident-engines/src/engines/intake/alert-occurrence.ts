import type { SignalState, SignalView } from "@hoc/incident-schemas";

/** What was heard last of an alert. */
export interface HeardAlert {
  /** Which of its occurrences it was, the first being 0. */
  readonly occurrence: number;
  readonly fired?: Pick<SignalView, "occurredAt" | "receivedAt" | "incidentId"> | undefined;
  readonly resolved?: Pick<SignalView, "occurredAt"> | undefined;
}

/**
 * Which occurrence of an alert a notification speaks of. Alertmanager tells a repetition and a second firing in the same
 * words: what fires after it was resolved, or after its incident was over, fires anew.
 *
 * @param isOver Whether the incident of what fired last is over, though nobody said that the alert is resolved.
 * @example alertOccurrence("firing", undefined, false) // 0
 */
export function alertOccurrence(state: SignalState, heard: HeardAlert | undefined, isOver: boolean): number {
  if (heard === undefined) return 0;
  const firesAnew = state === "firing" && (heard.resolved !== undefined || isOver);
  return firesAnew ? heard.occurrence + 1 : heard.occurrence;
}
