import {
  addDays,
  type BreakdownPeriod,
  type Instant,
  MICROS_PER_SECOND,
  microsOf,
  startOfUtcDay,
  startOfUtcHour,
  startOfUtcMonth,
} from "@hoc/incident-schemas";
import type { CostSpan } from "@hoc/incident-schemas/ports";
import { periodEnd } from "../period-end.js";

const SECONDS_PER_HOUR = 3_600;
const HOURS_PER_DAY = 24;

/**
 * The hours of an instant's month, by how long it really is.
 *
 * @example hoursOfMonth("2028-02-14T09:30:00.000000Z") // 696
 */
export function hoursOfMonth(instant: Instant): number {
  const from = startOfUtcMonth(instant);
  return hoursOf({ from, until: periodEnd("monthly", from) });
}

/**
 * The full hour at or before an instant that lies some days back.
 *
 * @example daysBefore("2026-03-14T09:30:00.000000Z", 7) // "2026-03-07T09:00:00.000000Z"
 */
export function daysBefore(instant: Instant, days: number): Instant {
  return startOfUtcHour(addDays(instant, -days));
}

/**
 * Whole hours of a span between full hours; none when it ends before it begins.
 *
 * @example hoursOf({ from: "2026-03-14T00:00:00.000000Z", until: "2026-03-14T09:00:00.000000Z" }) // 9
 */
export function hoursOf({ from, until }: CostSpan): number {
  return Math.max(0, microsOf(until) - microsOf(from)) / (SECONDS_PER_HOUR * MICROS_PER_SECOND);
}

/**
 * Whether enough hours of a month are covered to tell its pace: a day's worth of them. A few hours are of no usual day.
 *
 * @example isPaceKnown(3) // false
 */
export function isPaceKnown(coveredHours: number): boolean {
  return coveredHours >= HOURS_PER_DAY;
}

/**
 * What is covered since an instant: until all costs are in, nothing when they are not even until there.
 *
 * @example coveredSince("2026-03-14T00:00:00.000000Z", "2026-03-14T09:00:00.000000Z")
 */
export function coveredSince(from: Instant, coveredUntil: Instant | null): CostSpan {
  return { from, until: coveredUntil === null || coveredUntil < from ? from : coveredUntil };
}

/** How each period that costs are explained over begins, by the instant that is asked of. */
const STARTS: Readonly<Record<BreakdownPeriod, (now: Instant) => Instant>> = {
  today: startOfUtcDay,
  "7d": (now) => daysBefore(now, 7),
  "30d": (now) => daysBefore(now, 30),
};

/**
 * Whether costs lag behind an instant: more than the last full hour before it, which is only just over, is not in.
 *
 * @example lagsBehind({ from, until: "2026-03-14T07:00:00.000000Z" }, "2026-03-14T09:30:00.000000Z") // true
 */
export function lagsBehind({ until }: CostSpan, now: Instant): boolean {
  return hoursOf({ from: until, until: startOfUtcHour(now) }) > 1;
}

/**
 * The span of a period, as far as it is covered.
 *
 * @example spanOf("today", "2026-03-14T09:30:00.000000Z", "2026-03-14T09:00:00.000000Z")
 */
export function spanOf(period: BreakdownPeriod, now: Instant, coveredUntil: Instant | null): CostSpan {
  return coveredSince(STARTS[period](now), coveredUntil);
}
