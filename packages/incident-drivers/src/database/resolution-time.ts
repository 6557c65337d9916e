import { type RawBuilder, sql } from "kysely";
import { roundedHalfUp } from "./rounding.js";

/**
 * Whole microseconds from the start of the incident `i` to an instant; null without one.
 *
 * @example microsFromStart(sql`i.contained_at`)
 */
export function microsFromStart(instant: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(extract(epoch from ${instant} - i.started_at) * 1000000)::int8`;
}

/** Whole microseconds from start to resolution of the incident `i`; null when it is not resolved. */
export const RESOLUTION_MICROS = microsFromStart(sql`i.resolved_at`);

/** From start to resolution of the incident `i` in whole milliseconds, halves up; null when it is not resolved. */
export const RESOLUTION_MS = roundedHalfUp(RESOLUTION_MICROS, sql`1000`);

/** The same on average over incidents `i`; null when none is resolved. */
export const AVERAGE_RESOLUTION_MS = roundedHalfUp(
  sql`sum(${RESOLUTION_MICROS})`,
  sql`1000 * count(${RESOLUTION_MICROS})`,
);
