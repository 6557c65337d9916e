import { addDays, addSeconds, type CostAnomaly, type Instant, startOfUtcMonth } from "@hoc/incident-schemas";

const LONGEST_MONTH_DAYS = 31;

/**
 * The end of a span of costs; not part of it. Months are as long as they are.
 *
 * @example periodEnd("monthly", "2026-02-01T00:00:00.000000Z") // "2026-03-01T00:00:00.000000Z"
 */
export function periodEnd(period: NonNullable<CostAnomaly["period"]>, periodStart: Instant): Instant {
  if (period === "hourly") return addSeconds(periodStart, 3_600);
  if (period === "daily") return addDays(periodStart, 1);
  return startOfUtcMonth(addDays(startOfUtcMonth(periodStart), LONGEST_MONTH_DAYS));
}
