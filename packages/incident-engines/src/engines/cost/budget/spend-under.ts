import { BUDGET_PERIODS, type Budget, type Instant } from "@hoc/incident-schemas";
import type { BudgetAmount, BudgetKey, NewCostRecord } from "@hoc/incident-schemas/ports";
import { budgetPeriodAt } from "./budget-period.js";

/** What a budget goes by in a cost record. */
type Spent = Pick<NewCostRecord, "featureTag" | "userId" | "occurredAt" | "costMicros">;

/** What records add to a budget in one of its periods. */
export interface BudgetAddition {
  readonly budget: Budget;
  readonly amount: BudgetAmount;
  /** When the last of the records was spent. */
  readonly lastAt: Instant;
}

/**
 * What records add to each budget that they fall under, in each day and month that they were spent in. Every budget is
 * kept in both, whatever limits it has now: later it may have others.
 *
 * @example spendUnder(budgets, [{ featureTag: "search", occurredAt, costMicros: 1_200 }])
 */
export function spendUnder(budgets: readonly Budget[], records: readonly Spent[]): BudgetAddition[] {
  return budgets.flatMap((budget) => {
    const own = records.filter((record) => fallsUnder(budget, record));
    return BUDGET_PERIODS.flatMap((period) => {
      const additions = new Map<Instant, BudgetAddition>();
      for (const { occurredAt, costMicros } of own) {
        const span = budgetPeriodAt(period, occurredAt);
        const before = additions.get(span.periodStart);
        const { budgetType, entityId } = budget;
        additions.set(span.periodStart, {
          budget,
          amount: { budgetType, entityId, ...span, micros: (before?.amount.micros ?? 0) + costMicros },
          lastAt: before !== undefined && before.lastAt > occurredAt ? before.lastAt : occurredAt,
        });
      }
      return [...additions.values()];
    });
  });
}

function fallsUnder({ budgetType, entityId }: BudgetKey, { featureTag, userId }: Spent): boolean {
  if (budgetType === "tenant") return true;
  return (budgetType === "feature" ? featureTag : userId) === entityId;
}
