import { type EpochMicros, type Instant, instantFromMicros } from "@hoc/incident-schemas";
import type { ClockFn } from "@hoc/incident-schemas/ports";

/** The two clocks of a process, both in milliseconds since 1970. */
export interface TimeSources {
  /** The system's clock: right, but without microseconds. */
  readonly wall: () => number;
  /** The process's clock: with microseconds, but blind to corrections of the system's clock. */
  readonly precise: () => number;
}

/** Further apart than this, the two clocks do not tell the same time any more. */
const TOLERATED_MILLIS = 2;

const SYSTEM_TIME: TimeSources = {
  wall: () => Date.now(),
  precise: () => performance.timeOrigin + performance.now(),
};

/**
 * A clock that shows the system's time with microseconds. It never runs backwards, except when the system's clock is
 * set back: then it follows.
 *
 * @example createMicroClock()() // "2026-03-14T09:26:53.589793Z"
 */
export function createMicroClock(sources: TimeSources = SYSTEM_TIME): ClockFn {
  let correctionMillis = 0;
  let last: EpochMicros = 0;
  return (): Instant => {
    const wall = sources.wall();
    const precise = sources.precise();
    if (Math.abs(precise + correctionMillis - wall) > TOLERATED_MILLIS) {
      correctionMillis = wall - precise;
      last = 0;
    }
    last = Math.max(last, Math.floor((precise + correctionMillis) * 1000));
    return instantFromMicros(last);
  };
}
