import { addSeconds, type Instant, instantFromMicros, MICROS_PER_SECOND, microsOf } from "@hoc/incident-schemas";
import { earlierOf } from "../earlier-of.js";
import { steadyFraction } from "../steady-fraction.js";

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** How long after it was queued an event is tried at the latest: a day. */
export const WEBHOOK_LIFE_SECONDS = 24 * HOUR;

/** Pauses after the first failed attempt, the second, and so on; the last one goes on. */
const FIRST_PAUSES = [5, 30, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 3 * HOUR, 4 * HOUR];
const LAST_PAUSE = 6 * HOUR;

/** By how much of itself a pause is shortened or lengthened at most. */
const JITTER = 0.2;

/** An attempt that failed. */
export interface FailedWebhookAttempt {
  readonly eventId: string;
  /** Attempts before it since the event was queued last. */
  readonly attempts: number;
  readonly queuedAt: Instant;
  readonly at: Instant;
  /** What the receiver asked for; null where it asked for nothing. */
  readonly retryAfterSeconds: number | null;
}

/**
 * When an event is tried again, or `null` where it is given up. Pauses grow from five seconds to six hours and vary by a
 * fifth, always the same for the same event and attempt; a receiver can lengthen them. The last attempt is a day after
 * the event was queued.
 *
 * @example nextAttemptAt({ eventId: "evt_1", attempts: 0, queuedAt, at, retryAfterSeconds: null }) // about 5 s after `at`
 */
export function nextAttemptAt({
  eventId,
  attempts,
  queuedAt,
  at,
  retryAfterSeconds,
}: FailedWebhookAttempt): Instant | null {
  const lastAttemptAt = addSeconds(queuedAt, WEBHOOK_LIFE_SECONDS);
  if (at >= lastAttemptAt) return null;
  const usual = (FIRST_PAUSES[attempts] ?? LAST_PAUSE) * (1 - JITTER + 2 * JITTER * steadyFraction(eventId, attempts));
  const pauseSeconds = Math.min(Math.max(usual, retryAfterSeconds ?? 0), WEBHOOK_LIFE_SECONDS);
  const next = instantFromMicros(microsOf(at) + Math.round(pauseSeconds * MICROS_PER_SECOND));
  return earlierOf(next, lastAttemptAt);
}
