import type { BudgetAmount, IncidentPorts } from "@hoc/incident-schemas/ports";
import { budgetLimits } from "./budget-limits.js";
import { budgetPeriodAt } from "./budget-period.js";
import type { UsedLimit } from "./budget-standing.js";

/** The feature and the user of a step, where it has them. */
interface StepEntities {
  readonly featureTag?: string | null | undefined;
  readonly userId?: string | null | undefined;
}

/**
 * Every limit that a step of a feature and a user falls under now, with what is spent and promised of it: the tenant's
 * first, then the feature's, then the user's; the day's before the month's. What is promised counts in the periods that run
 * now, also where it was promised before midnight: what an open step costs falls into them.
 *
 * @example await usedLimits(ports, "acme", { featureTag: "search", userId: "user-7" })
 */
export async function usedLimits(
  { costBudgets, costReservations, recordedAt }: Pick<IncidentPorts, "costBudgets" | "costReservations" | "recordedAt">,
  tenantId: string,
  { featureTag, userId }: StepEntities,
): Promise<UsedLimit[]> {
  const budgets = await costBudgets.fetchBudgetsOf(tenantId, {
    featureTags: featureTag ? [featureTag] : [],
    userIds: userId ? [userId] : [],
  });
  const limits = budgets.flatMap((budget) =>
    budgetLimits(budget).map(({ period, limitMicros }) => {
      const { budgetType, entityId } = budget;
      const span = budgetPeriodAt(period, recordedAt);
      return { budget, limitMicros, span, inPeriod: { budgetType, entityId, ...span } };
    }),
  );
  if (limits.length === 0) return [];
  const periods = limits.map(({ inPeriod }) => inPeriod);
  const spent = await costBudgets.keepSpend(tenantId, periods);
  const reserved = await costReservations.fetchReserved(tenantId, periods, recordedAt);
  return limits.map(({ budget, limitMicros, span }, index) => ({
    budget,
    limitMicros,
    ...span,
    spentMicros: (spent[index] as BudgetAmount).micros,
    reservedMicros: (reserved[index] as BudgetAmount).micros,
  }));
}
