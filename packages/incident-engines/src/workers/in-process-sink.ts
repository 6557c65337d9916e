import type { DomainEvent } from "@hoc/incident-schemas";
import type { EventSink } from "@hoc/incident-schemas/ports";

/** Hears events; a rejection brings the event again later. */
export type EventListener = (event: DomainEvent) => void | Promise<void>;

/** A sink for listeners in this process. */
export interface InProcessSink extends EventSink {
  /** Adds a listener; gives the function that takes it away again. */
  subscribe(listener: EventListener): () => void;
}

/**
 * Makes a sink for listeners in this process. Every listener hears every event, one after the other, in the order they
 * came; when one fails, the others hear the event all the same, and all hear it again with the next attempt.
 *
 * @example const sink = createInProcessSink(); const unsubscribe = sink.subscribe((event) => console.log(event.eventType));
 */
export function createInProcessSink(name = "in-process"): InProcessSink {
  const listeners = new Map<symbol, EventListener>();
  return {
    name,
    subscribe(listener) {
      const key = Symbol(name);
      listeners.set(key, listener);
      return () => void listeners.delete(key);
    },
    async deliver(event) {
      const errors: unknown[] = [];
      for (const listener of [...listeners.values()]) {
        try {
          await listener(event);
        } catch (error) {
          errors.push(error);
        }
      }
      if (errors.length === 1) throw errors[0];
      if (errors.length > 1) throw new AggregateError(errors, `${errors.length} listeners failed`);
    },
  };
}
