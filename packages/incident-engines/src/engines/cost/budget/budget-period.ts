import { addSeconds, type BudgetPeriod, type Instant, instantFromMicros, utcDayOf } from "@hoc/incident-schemas";
import type { PeriodSpan } from "@hoc/incident-schemas/ports";

const SECONDS_PER_DAY = 86_400;

/** Characters of `YYYY-MM` in an instant. */
const MONTH_LENGTH = 7;

/**
 * The UTC day or the UTC month that an instant lies in; months are as long as they are.
 *
 * @example budgetPeriodAt("monthly", "2026-02-14T09:00:00.000000Z").periodEnd // "2026-03-01T00:00:00.000000Z"
 */
export function budgetPeriodAt(period: BudgetPeriod, at: Instant): PeriodSpan {
  if (period === "daily") {
    const periodStart = midnightOf(utcDayOf(at));
    return { period, periodStart, periodEnd: addSeconds(periodStart, SECONDS_PER_DAY) };
  }
  const month = at.slice(0, MONTH_LENGTH);
  const [year, number] = month.split("-").map(Number) as [number, number];
  return {
    period,
    periodStart: midnightOf(`${month}-01`),
    periodEnd: instantFromMicros(Date.UTC(year, number) * 1000),
  };
}

function midnightOf(day: string): Instant {
  return `${day}T00:00:00.000000Z`;
}
