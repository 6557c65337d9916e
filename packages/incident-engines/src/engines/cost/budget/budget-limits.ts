import { BUDGET_PERIODS, type Budget, type BudgetPeriod } from "@hoc/incident-schemas";

/**
 * The limit of a budget in a period; null where it has none, or was taken back. 0 is a limit.
 *
 * @example budgetLimit({ isActive: true, dailyLimitMicros: 0, monthlyLimitMicros: null }, "daily") // 0
 */
export function budgetLimit(
  {
    isActive,
    dailyLimitMicros,
    monthlyLimitMicros,
  }: Pick<Budget, "isActive" | "dailyLimitMicros" | "monthlyLimitMicros">,
  period: BudgetPeriod,
): number | null {
  if (!isActive) return null;
  return period === "daily" ? dailyLimitMicros : monthlyLimitMicros;
}

/**
 * The limits of a budget, the day's before the month's.
 *
 * @example budgetLimits(budget) // [{ period: "daily", limitMicros: 10_000_000 }]
 */
export function budgetLimits(
  budget: Pick<Budget, "isActive" | "dailyLimitMicros" | "monthlyLimitMicros">,
): { readonly period: BudgetPeriod; readonly limitMicros: number }[] {
  return BUDGET_PERIODS.flatMap((period) => {
    const limitMicros = budgetLimit(budget, period);
    return limitMicros === null ? [] : [{ period, limitMicros }];
  });
}
