import { type CustomerCostSummaryDto, type Instant, startOfUtcDay, startOfUtcMonth } from "@hoc/incident-schemas";
import type { LastSnapshot, SpendTotals, TenantBudget } from "@hoc/incident-schemas/ports";
import { budgetUse, daysUntilExhausted } from "./budget-use.js";
import { centsOf, centsOfQuotient } from "./cents.js";
import { deviationFromUsual } from "./deviation-from-usual.js";
import { type MappedTrend, mapTrend } from "./map-trend.js";
import { coveredSince, hoursOf, hoursOfMonth, isPaceKnown } from "./spans.js";

/** What a summary is made of. */
export interface SummaryOfCosts {
  readonly now: Instant;
  readonly totals: SpendTotals;
  readonly budget: TenantBudget | undefined;
  /** What a day usually costs, in micro-dollars. */
  readonly usualDailyMicros: number | undefined;
  readonly lastSnapshot: LastSnapshot | undefined;
}

/**
 * What a customer spent, in whole cents, against what may be spent and what is usual. A month is carried on at the pace
 * of its covered hours to its real end, once a day's worth of them is covered. Before anything is covered nothing is spent,
 * and all is normal.
 *
 * @example summarizeCosts({ now, totals, budget, usualDailyMicros, lastSnapshot })
 */
export function summarizeCosts({
  now,
  totals: { todayMicros, mtdMicros, weekMicros },
  budget,
  usualDailyMicros,
  lastSnapshot,
}: SummaryOfCosts): Omit<CustomerCostSummaryDto, "asOf" | "dataVersion"> {
  const coveredUntil = lastSnapshot?.coveredUntil ?? null;
  const hoursOfToday = hoursOf(coveredSince(startOfUtcDay(now), coveredUntil));
  const coveredHours = hoursOf(coveredSince(startOfUtcMonth(now), coveredUntil));
  const daily = budgetUse(todayMicros, budget?.dailyLimitMicros);
  const monthly = budgetUse(mtdMicros, budget?.monthlyLimitMicros);
  const { trend, message } = trendOfToday(todayMicros, usualDailyMicros, hoursOfToday);
  return {
    spendTodayCents: centsOf(todayMicros),
    spendMtdCents: centsOf(mtdMicros),
    spend7dCents: centsOf(weekMicros),
    budgetDailyCents: daily.budgetCents,
    budgetMonthlyCents: monthly.budgetCents,
    budgetUsedDailyPct: daily.usedPct,
    budgetUsedMonthlyPct: monthly.usedPct,
    overBudget: daily.isOver || monthly.isOver,
    projectedMonthEndCents: projectedCents(mtdMicros, coveredHours, hoursOfMonth(now)),
    daysUntilBudgetExhausted: daysUntilExhausted(budget, mtdMicros, coveredHours),
    trend,
    trendMessage: message,
    coveredUntil,
    lastUpdated: lastSnapshot?.completedAt ?? null,
  };
}

function projectedCents(mtdMicros: number, coveredHours: number, hours: number): number | null {
  if (!isPaceKnown(coveredHours)) return null;
  return centsOfQuotient(BigInt(mtdMicros) * BigInt(hours), BigInt(coveredHours));
}

/** Where no usual day is known, nothing is said of it. */
function trendOfToday(
  spendMicros: number,
  usualDailyMicros: number | undefined,
  hours: number,
): Pick<MappedTrend, "trend"> & { readonly message: string | null } {
  if (usualDailyMicros === undefined || usualDailyMicros <= 0 || hours === 0) return { trend: "normal", message: null };
  return mapTrend(deviationFromUsual({ spendMicros, usualDailyMicros, hours }), "Spending today so far");
}
