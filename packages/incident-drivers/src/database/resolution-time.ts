import { sql } from "kysely";
import { roundedHalfUp } from "./rounding.js";

/** Whole microseconds from start to resolution of the incident `i`; null when it is not resolved. */
const RESOLUTION_MICROS = sql`(extract(epoch from i.resolved_at - i.started_at) * 1000000)::int8`;

/** From start to resolution of the incident `i` in whole milliseconds, halves up; null when it is not resolved. */
export const RESOLUTION_MS = roundedHalfUp(RESOLUTION_MICROS, sql`1000`);

/** The same on average over incidents `i`; null when none is resolved. */
export const AVERAGE_RESOLUTION_MS = roundedHalfUp(
  sql`sum(${RESOLUTION_MICROS})`,
  sql`1000 * count(${RESOLUTION_MICROS})`,
);
