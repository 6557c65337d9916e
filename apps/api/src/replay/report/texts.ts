import { type EpochMicros, type Instant, instantFromMicros, MICROS_PER_SECOND, microsOf } from "@hoc/incident-schemas";
import { durationText } from "../terminal/duration.js";

/**
 * An instant (UTC) to the second, as people read it.
 *
 * @example instantText("2026-03-14T09:00:00.000000Z") // "2026-03-14 09:00:00"
 */
export function instantText(instant: Instant): string {
  return instant.slice(0, 19).replace("T", " ");
}

/** The same for microseconds. */
export function microsText(micros: EpochMicros): string {
  return instantText(instantFromMicros(micros));
}

/** How long it is from one instant to another. */
export function lengthText(from: Instant, to: Instant): string {
  return durationText((microsOf(to) - microsOf(from)) / MICROS_PER_SECOND);
}

const UNITS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1_000],
  ["millisecond", 1],
] as const;

/**
 * The width of a bin, as it follows "per".
 *
 * @example widthText(300_000_000) // "5 minutes"
 */
export function widthText(micros: EpochMicros): string {
  const millis = micros / 1_000;
  const [unit, size] = UNITS.find(([, each]) => millis >= each) ?? ["millisecond", 1];
  return millis === size ? unit : `${millis / size} ${unit}s`;
}
