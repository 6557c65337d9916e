import type { DomainEvent } from "../events/catalogue.js";

/** A place where events are delivered, at least once; `eventId` is what to dedupe on. */
export interface EventSink {
  /** Name of the sink; its deliveries are kept under it. */
  readonly name: string;
  /** Takes one event; a rejection brings it again later. */
  deliver(event: DomainEvent): Promise<void>;
}
