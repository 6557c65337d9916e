import { z } from "zod";

/**
 * A UTC instant with microseconds, always written `YYYY-MM-DDThh:mm:ss.ffffffZ` (27 characters), so that text order is
 * time order. A JavaScript `Date` keeps milliseconds only; instants stay text or whole microseconds from end to end.
 */
export type Instant = string;

/** Whole microseconds since 1970-01-01T00:00:00Z; exact as a number until the year 2255. */
export type EpochMicros = number;

/** Microseconds in a second. */
export const MICROS_PER_SECOND = 1_000_000;

const EARLIEST = Date.UTC(1970, 0, 1) * 1000;
const LATEST = Date.UTC(2200, 0, 1) * 1000 - 1;

/**
 * Reads an RFC 3339 instant with `Z` or an offset and gives it in UTC with six digits; digits beyond microseconds are
 * cut. Instants without a zone, days that no calendar has, and years outside 1970–2199 are refused.
 *
 * @example instantSchema.parse("2026-03-14T10:00:00+01:00") // "2026-03-14T09:00:00.000000Z"
 */
export const instantSchema = z.iso
  .datetime({ offset: true, error: "must be an RFC 3339 instant with a zone, such as 2026-03-14T09:26:53.589793Z" })
  .transform((text, context): Instant => {
    const micros = microsOfRfc3339(text);
    if (micros < EARLIEST || micros > LATEST) {
      context.addIssue({ code: "custom", message: "must lie between the years 1970 and 2199" });
      return z.NEVER;
    }
    return instantFromMicros(micros);
  })
  .meta({ id: "Instant", format: "date-time" });

/**
 * Whole microseconds of an instant.
 *
 * @example microsOf("1970-01-01T00:00:01.500000Z") // 1500000
 */
export function microsOf(instant: Instant): EpochMicros {
  return microsOfRfc3339(instant);
}

/**
 * The instant of whole microseconds since the epoch.
 *
 * @example instantFromMicros(1500000) // "1970-01-01T00:00:01.500000Z"
 */
export function instantFromMicros(micros: EpochMicros): Instant {
  const second = Math.floor(micros / MICROS_PER_SECOND);
  return `${wholeSecondText(second)}.${String(micros - second * MICROS_PER_SECOND).padStart(6, "0")}Z`;
}

const SECONDS_PER_DAY = 86_400;
const TWO_DIGITS = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, "0"));

let lastDay = Number.NaN;
let lastDayText = "";

/** `YYYY-MM-DDThh:mm:ss`; the last day is kept, because most instants that are read together lie in few days. */
function wholeSecondText(second: number): string {
  const day = Math.floor(second / SECONDS_PER_DAY);
  if (day !== lastDay) {
    lastDayText = new Date(day * SECONDS_PER_DAY * 1000).toISOString().slice(0, 10);
    lastDay = day;
  }
  const ofDay = second - day * SECONDS_PER_DAY;
  const minute = Math.floor(ofDay / 60);
  return `${lastDayText}T${TWO_DIGITS[Math.floor(minute / 60)]}:${TWO_DIGITS[minute % 60]}:${TWO_DIGITS[ofDay % 60]}`;
}

/**
 * The instant `seconds` later (or earlier when negative).
 *
 * @example addSeconds("2026-03-14T09:00:00.000000Z", 300) // "2026-03-14T09:05:00.000000Z"
 */
export function addSeconds(instant: Instant, seconds: number): Instant {
  return instantFromMicros(microsOf(instant) + seconds * MICROS_PER_SECOND);
}

/**
 * The instant some days later, or earlier when negative.
 *
 * @example addDays("2026-03-14T00:00:00.000000Z", 1) // "2026-03-15T00:00:00.000000Z"
 */
export function addDays(instant: Instant, days: number): Instant {
  return addSeconds(instant, days * SECONDS_PER_DAY);
}

/**
 * The UTC day of an instant.
 *
 * @example utcDayOf("2026-03-14T09:00:00.000000Z") // "2026-03-14"
 */
export function utcDayOf(instant: Instant): string {
  return instant.slice(0, "YYYY-MM-DD".length);
}

/**
 * The first instant of the UTC hour of an instant.
 *
 * @example startOfUtcHour("2026-03-14T09:30:00.000000Z") // "2026-03-14T09:00:00.000000Z"
 */
export function startOfUtcHour(instant: Instant): Instant {
  return `${instant.slice(0, "YYYY-MM-DDThh".length)}:00:00.000000Z`;
}

/**
 * The first instant of the UTC day of an instant.
 *
 * @example startOfUtcDay("2026-03-14T09:30:00.000000Z") // "2026-03-14T00:00:00.000000Z"
 */
export function startOfUtcDay(instant: Instant): Instant {
  return `${utcDayOf(instant)}T00:00:00.000000Z`;
}

/**
 * The first instant of the UTC month of an instant.
 *
 * @example startOfUtcMonth("2026-03-14T09:30:00.000000Z") // "2026-03-01T00:00:00.000000Z"
 */
export function startOfUtcMonth(instant: Instant): Instant {
  return `${instant.slice(0, "YYYY-MM".length)}-01T00:00:00.000000Z`;
}

function microsOfRfc3339(text: string): EpochMicros {
  const fraction = /\.(\d+)/.exec(text)?.[1] ?? "";
  const wholeSeconds = Date.parse(fraction === "" ? text : text.replace(`.${fraction}`, ""));
  return wholeSeconds * 1000 + Number(fraction.slice(0, 6).padEnd(6, "0"));
}
