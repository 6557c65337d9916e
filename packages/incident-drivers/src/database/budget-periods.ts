import type { BudgetAmount, BudgetInPeriod } from "@hoc/incident-schemas/ports";
import type { RawBuilder } from "kysely";
import { column } from "./columns.js";
import { unnest } from "./insert-rows.js";
import { COST_BUDGET_PERIODS } from "./tables/index.js";

const { budgetType, entityId, period, periodStart } = COST_BUDGET_PERIODS.columns;

const COLUMNS = {
  budgetType,
  entityId,
  period,
  periodStart,
  periodEnd: column("period_end", "instant"),
  place: column("place", "int"),
  micros: column("micros", "money"),
};

/**
 * The id of a budget's entity as it is stored: the tenant's own budget has the empty one, because a null would not keep
 * a unique key from holding several.
 *
 * @example entityIdOf(null) // ""
 */
export function entityIdOf(id: string | null): string {
  return id ?? "";
}

/**
 * Budgets in their periods as a table of a statement, each with its `place` in the order asked.
 *
 * @example sql`select r.place from ${budgetPeriods(periods, "r")}`
 */
export function budgetPeriods(periods: readonly (BudgetInPeriod | BudgetAmount)[], alias: string): RawBuilder<unknown> {
  const rows = periods.map((one, place) => ({ ...one, entityId: entityIdOf(one.entityId), place }));
  return unnest(COLUMNS, Object.keys(COLUMNS), rows, alias);
}

/**
 * What tells one budget in one period from every other in a map.
 *
 * @example keyedBy({ budgetType: "tenant", entityId: null, period: "daily", periodStart })
 */
export function keyedBy(one: {
  readonly budgetType: string;
  readonly entityId: string | null;
  readonly period: string;
  readonly periodStart: string;
}): string {
  return JSON.stringify([one.budgetType, entityIdOf(one.entityId), one.period, one.periodStart]);
}
