import { type EpochMicros, microsOf, type Signal } from "@hoc/incident-schemas";
import { IncidentKey } from "./incident-key.js";

/** A signal with the one instant that grouping and cap know of it, its key, and its place in the caller's list. */
export interface KeyedSignal {
  readonly signal: Signal;
  /** The earlier of occurrence and receipt. */
  readonly at: EpochMicros;
  readonly receivedAt: EpochMicros;
  readonly key: IncidentKey;
  readonly position: number;
}

/** Gives every signal its grouping instant and its key, in the order given. */
export function keySignals(
  tenantId: string,
  signals: readonly Signal[],
  config: { readonly windowing: "sliding" | "tumbling"; readonly aggregationWindowSeconds: number },
): KeyedSignal[] {
  let lastText = "";
  let lastMicros = 0;
  const received = (text: string): EpochMicros => {
    if (text !== lastText) {
      lastText = text;
      lastMicros = microsOf(text);
    }
    return lastMicros;
  };
  return signals.map((signal, position) => {
    const receivedAt = received(signal.receivedAt);
    const at = signal.occurredAt === null ? receivedAt : Math.min(microsOf(signal.occurredAt), receivedAt);
    return { signal, at, receivedAt, position, key: IncidentKey.fromEvent(tenantId, signal, at, config) };
  });
}

/** The order in which a batch is decided: by grouping instant, then by position. */
export function inDecisionOrder(keyed: readonly KeyedSignal[]): KeyedSignal[] {
  return [...keyed].sort((a, b) => a.at - b.at || a.position - b.position);
}

/** How a reference is written as a map key; a missing one is a value of its own. */
export function referenceKey(kind: string, reference: string | null): string {
  return reference === null ? kind : `${kind}:${reference}`;
}

/** How a reference as one incident knows it is written as a map key. */
export function heardKey(incident: { readonly id: string }, reference: string): string {
  return `${incident.id} ${reference}`;
}
