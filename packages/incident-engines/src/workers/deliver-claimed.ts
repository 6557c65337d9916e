import type { Instant } from "@hoc/incident-schemas";
import type { ClaimedEvent, ClockFn, EventSink } from "@hoc/incident-schemas/ports";
import { storableWords } from "../engines/storable-words.js";

/** An event that a sink did not take, and why. */
interface FailedDelivery {
  readonly claimed: ClaimedEvent;
  readonly error: string;
}

/** What became of claimed events; those whose lease ran out before their turn are in neither list. */
export interface Deliveries {
  readonly delivered: readonly ClaimedEvent[];
  readonly failed: readonly FailedDelivery[];
}

const LONGEST_ERROR = 500;

/**
 * Delivers claimed events one after the other in the order of their sequence. A failure does not keep the rest back.
 * Stops when the lease has run out: from then on another worker may hold the events.
 *
 * @example const { delivered, failed } = await deliverClaimed(claimed, sink, clock, leasedUntil)
 */
export async function deliverClaimed(
  claimed: readonly ClaimedEvent[],
  sink: EventSink,
  clock: ClockFn,
  leasedUntil: Instant,
): Promise<Deliveries> {
  const delivered: ClaimedEvent[] = [];
  const failed: FailedDelivery[] = [];
  for (const held of [...claimed].sort((a, b) => a.event.sequenceNo - b.event.sequenceNo)) {
    if (clock() >= leasedUntil) break;
    try {
      await sink.deliver(held.event);
      delivered.push(held);
    } catch (error) {
      failed.push({ claimed: held, error: storableError(error) });
    }
  }
  return { delivered, failed };
}

/** The error's sentence as the database can store it. */
function storableError(error: unknown): string {
  return storableWords(error instanceof Error ? error.message : String(error), LONGEST_ERROR) || "unknown";
}
