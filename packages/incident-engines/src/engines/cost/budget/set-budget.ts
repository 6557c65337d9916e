import { BUDGET_PERIODS, type Budget, canonicalJson, type SetBudget } from "@hoc/incident-schemas";
import type { BudgetAmount } from "@hoc/incident-schemas/ports";
import type { Writing } from "../../writing.js";
import { budgetPeriodAt } from "./budget-period.js";
import { endCrossings } from "./end-crossings.js";
import { raiseCrossings } from "./raise-crossings.js";

/** What of a budget can be set. */
const SET_FIELDS = [
  "dailyLimitMicros",
  "monthlyLimitMicros",
  "warnThresholdPct",
  "hardLimitEnabled",
  "isActive",
] as const;

type SetFields = Pick<Budget, (typeof SET_FIELDS)[number]>;

/**
 * Sets a budget: the next version of it, when it differs from the last one. What is spent already in this day and month
 * counts at once: it ends what earlier versions told and holds no more, and raises what it has passed.
 *
 * @example const { budget, changed } = await setBudget({ ports, uuid, actor }, "acme", wish)
 */
export async function setBudget(
  { ports, uuid, actor }: Writing,
  tenantId: string,
  wish: SetBudget,
): Promise<{ readonly budget: Budget; readonly changed: boolean }> {
  const key = { budgetType: wish.budgetType, entityId: wish.entityId ?? null };
  const before = await ports.costBudgets.fetchBudget(tenantId, key);
  if (before !== undefined && SET_FIELDS.every((field) => before[field] === wish[field]))
    return { budget: before, changed: false };

  const version = (before?.version ?? 0) + 1;
  const budget = await ports.costBudgets.insertBudget(tenantId, { ...key, ...setFields(wish), version, setBy: actor });
  await ports.audit.append(tenantId, [
    {
      eventType: "CostBudgetSet",
      entityType: "COST_BUDGET",
      entityId: canonicalJson([key.budgetType, key.entityId]),
      actor,
      reason: null,
      before: before === undefined ? null : told(before),
      after: told(budget),
      at: ports.recordedAt,
    },
  ]);

  const periods = BUDGET_PERIODS.map((period) => ({ ...key, ...budgetPeriodAt(period, ports.recordedAt) }));
  const spent = await ports.costBudgets.keepSpend(tenantId, periods);
  if (before !== undefined) await endCrossings({ ports, uuid }, tenantId, { before, after: budget }, spent);
  const spends = spent.map((amount: BudgetAmount) => ({ budget, amount, lastAt: ports.recordedAt }));
  await raiseCrossings({ ports, uuid }, tenantId, spends);
  return { budget, changed: true };
}

function told(budget: Budget) {
  return { version: budget.version, ...setFields(budget) };
}

function setFields({
  dailyLimitMicros,
  monthlyLimitMicros,
  warnThresholdPct,
  hardLimitEnabled,
  isActive,
}: SetFields): SetFields {
  return { dailyLimitMicros, monthlyLimitMicros, warnThresholdPct, hardLimitEnabled, isActive };
}
