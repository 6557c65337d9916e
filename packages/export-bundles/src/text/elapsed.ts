import { type Instant, instantFromMicros, MICROS_PER_SECOND, microsOf } from "@hoc/incident-schemas";

const LATEST: Instant = "9999-12-31T23:59:59.999999Z";

/** Microseconds from one instant to another; negative when the other is earlier. */
export function microsBetween(from: Instant, to: Instant): number {
  return microsOf(to) - microsOf(from);
}

/** Whole seconds from one instant to another; negative when the other is earlier. */
export function secondsBetween(from: Instant, to: Instant): number {
  return Math.trunc(microsBetween(from, to) / MICROS_PER_SECOND) + 0;
}

/** The instant that is seconds later, or the last one that can be written. */
export function laterBy(instant: Instant, seconds: number): Instant {
  const micros = microsOf(instant) + seconds * MICROS_PER_SECOND;
  return micros >= microsOf(LATEST) ? LATEST : instantFromMicros(micros);
}
