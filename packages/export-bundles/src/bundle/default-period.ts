import { type CompliancePeriod, type Instant, utcDayOf } from "@hoc/incident-schemas";

const MIDNIGHT = "T00:00:00.000000Z";

/**
 * The calendar quarter (UTC) that an instant lies in; its end is no part of it.
 *
 * @example quarterOf("2026-03-14T09:25:42.000000Z") // { start: "2026-01-01T00:00:00.000000Z", end: "2026-04-01T00:00:00.000000Z" }
 */
export function quarterOf(instant: Instant): CompliancePeriod {
  const [year, month] = utcDayOf(instant).split("-").map(Number) as [number, number, number];
  const first = month - ((month - 1) % 3);
  return { start: firstOf(year, first), end: first === 10 ? firstOf(year + 1, 1) : firstOf(year, first + 3) };
}

function firstOf(year: number, month: number): Instant {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-01${MIDNIGHT}`;
}
