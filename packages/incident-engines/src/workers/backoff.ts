import { type EpochMicros, MICROS_PER_SECOND } from "@hoc/incident-schemas";
import { steadyFraction } from "../engines/steady-fraction.js";

const FIRST_PAUSE_SECONDS = 1;
const LONGEST_PAUSE_SECONDS = 300;

/**
 * Whole microseconds until a failed delivery is tried again: doubling with every attempt from one second up to five
 * minutes, shortened by up to a half, so that what failed together does not come back together. The same event and
 * attempt always get the same pause.
 *
 * @example backoffMicros("evt_1", 0) // between 500,000 and 1,000,000
 */
export function backoffMicros(eventId: string, attempts: number): EpochMicros {
  const fullSeconds = Math.min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2 ** attempts);
  return Math.round(fullSeconds * MICROS_PER_SECOND * (0.5 + steadyFraction(eventId, attempts) / 2));
}
