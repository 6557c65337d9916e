import { type Instant, MICROS_PER_DOLLAR } from "@hoc/incident-schemas";
import { dollarsText } from "../../explanation/words.js";

const MICROS_PER_CENT = MICROS_PER_DOLLAR / 100;

/**
 * What an anomaly's message says of a spike.
 *
 * @example spikeText({ until: "2026-03-14T06:00:00.000000Z", currentMicros: 8_000_000, expectedMicros: 2_000_000 })
 * // "By 2026-03-14 06:00 UTC the day had cost $8.00, 4 times the $2.00 that a whole day of the last week cost."
 */
export function spikeText({ until, currentMicros, expectedMicros }: Spent & { readonly until: Instant }): string {
  const by = `${until.slice(0, 10)} ${until.slice(11, 16)} UTC`;
  const times = timesText(currentMicros, expectedMicros);
  return `By ${by} the day had cost ${centsText(currentMicros)}, ${times} times the ${centsText(expectedMicros)} that a whole day of the last week cost.`;
}

/**
 * What an anomaly's message says of a drift.
 *
 * @example driftText({ days: 3, currentMicros: 8_000_000, expectedMicros: 4_000_000 })
 * // "For 3 days in a row a day cost more than usual, the last one $8.00, 2 times the $4.00 that a day of the month before cost."
 */
export function driftText({ days, currentMicros, expectedMicros }: Spent & { readonly days: number }): string {
  const times = timesText(currentMicros, expectedMicros);
  return `For ${days} days in a row a day cost more than usual, the last one ${centsText(currentMicros)}, ${times} times the ${centsText(expectedMicros)} that a day of the month before cost.`;
}

interface Spent {
  readonly currentMicros: number;
  readonly expectedMicros: number;
}

function centsText(micros: number): string {
  return dollarsText(Math.round(micros / MICROS_PER_CENT) * MICROS_PER_CENT);
}

function timesText(current: number, expected: number): string {
  return String(Math.round((current / expected) * 10) / 10);
}
