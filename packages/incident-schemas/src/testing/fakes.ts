import type { Ambient, ClockFn, UuidFn } from "../ports/index.js";

const MIDDAY = "2026-03-14T12:00:00.000000Z";

/**
 * A clock that stands still.
 *
 * @example fixedClock("2026-03-14T09:00:00.000000Z")() // "2026-03-14T09:00:00.000000Z"
 */
export function fixedClock(instant: string = MIDDAY): ClockFn {
  return () => instant;
}

/**
 * Ids in the form of a UUID that count up from 1.
 *
 * @example counterUuid()() // "00000000-0000-7000-8000-000000000001"
 */
export function counterUuid(): UuidFn {
  let last = 0;
  return () => {
    last += 1;
    return `00000000-0000-7000-8000-${last.toString(16).padStart(12, "0")}`;
  };
}

/**
 * Surroundings in which nothing is left to chance: a standing clock, counted ids, zeros for random, no log.
 *
 * @example fakeAmbient({ clock: fixedClock("2026-03-14T09:00:00.000000Z") })
 */
export function fakeAmbient(overrides: Partial<Ambient> = {}): Ambient {
  const silent = () => undefined;
  return {
    clock: fixedClock(),
    uuid: counterUuid(),
    randomHex: (bytes) => "00".repeat(bytes),
    logger: { debug: silent, info: silent, warn: silent, error: silent },
    ...overrides,
  };
}
