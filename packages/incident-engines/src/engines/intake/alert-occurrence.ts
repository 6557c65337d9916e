import type { SignalState, SignalView } from "@hoc/incident-schemas";

/** What was heard last of an alert. */
export interface HeardAlert {
  /** Which of its occurrences it was, the first being 0. */
  readonly occurrence: number;
  /** That it fired; of state `resolved` where that was heard after its end. */
  readonly fired?: Pick<SignalView, "state" | "occurredAt" | "receivedAt" | "incidentId"> | undefined;
  readonly resolved?: Pick<SignalView, "occurredAt"> | undefined;
}

/**
 * Which occurrence of an alert a notification speaks of. Alertmanager tells a repetition and a second firing in the same
 * words: what fires after it was resolved, or after its incident was over, fires anew. Where only the end was heard, the
 * firing that belongs to it comes late.
 *
 * @param isOver Whether the incident of what fired last is over, though nobody said that the alert is resolved.
 * @example alertOccurrence("firing", undefined, false) // 0
 */
export function alertOccurrence(state: SignalState, heard: HeardAlert | undefined, isOver: boolean): number {
  if (heard === undefined) return 0;
  const { occurrence, fired, resolved } = heard;
  if (state === "resolved" || fired === undefined) return occurrence;
  const wasResolved = resolved !== undefined && fired.state === "firing";
  return wasResolved || isOver ? occurrence + 1 : occurrence;
}

/**
 * The state of the signal for an occurrence of an alert: what fires only after its end was heard is well again, and must
 * not open an incident that nobody would resolve.
 *
 * @example occurrenceState("firing", 0, { occurrence: 0, resolved }) // "resolved"
 */
export function occurrenceState(state: SignalState, occurrence: number, heard: HeardAlert | undefined): SignalState {
  if (state === "resolved" || heard === undefined || occurrence > heard.occurrence) return state;
  return heard.fired === undefined ? "resolved" : heard.fired.state;
}
