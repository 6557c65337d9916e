import { addDays, addSeconds, type CostAnomaly, type Instant } from "@hoc/incident-schemas";

/**
 * The end of the span that an anomaly's values are of; not part of it. Months are as long as they are.
 *
 * @example periodEnd("monthly", "2026-02-01T00:00:00.000000Z") // "2026-03-01T00:00:00.000000Z"
 */
export function periodEnd(period: NonNullable<CostAnomaly["period"]>, periodStart: Instant): Instant {
  if (period === "hourly") return addSeconds(periodStart, 3_600);
  if (period === "daily") return addDays(periodStart, 1);
  const nextMonth = new Date(Date.UTC(Number(periodStart.slice(0, 4)), Number(periodStart.slice(5, 7)), 1));
  return `${nextMonth.toISOString().slice(0, 10)}T00:00:00.000000Z`;
}
