import { type BudgetPeriod, type Instant, startOfUtcDay, startOfUtcMonth } from "@hoc/incident-schemas";
import type { PeriodSpan } from "@hoc/incident-schemas/ports";
import { periodEnd } from "../period-end.js";

/**
 * The UTC day or the UTC month that an instant lies in; months are as long as they are.
 *
 * @example budgetPeriodAt("monthly", "2026-02-14T09:00:00.000000Z").periodEnd // "2026-03-01T00:00:00.000000Z"
 */
export function budgetPeriodAt(period: BudgetPeriod, at: Instant): PeriodSpan {
  const periodStart = period === "daily" ? startOfUtcDay(at) : startOfUtcMonth(at);
  return { period, periodStart, periodEnd: periodEnd(period, periodStart) };
}
