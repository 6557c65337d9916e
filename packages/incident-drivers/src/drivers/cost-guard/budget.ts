import type { ReadPoint, TenantBudget } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { recordedBy } from "../../database/incidents-at.js";
import { rowsOf } from "../../database/insert-rows.js";
import { COST_BUDGETS } from "../../database/tables/index.js";
import { type ReadExecutor, tableRef } from "../../executor.js";
import { fromDb, selectList } from "../../mapping/rows.js";

const BUDGET = {
  dailyLimitMicros: COST_BUDGETS.columns.dailyLimitMicros,
  monthlyLimitMicros: COST_BUDGETS.columns.monthlyLimitMicros,
  isActive: COST_BUDGETS.columns.isActive,
} as const;

/** The tenant's own budget as it was set last by the point; none where that took it back. */
export async function getBudget(
  executor: ReadExecutor,
  tenantId: string,
  at: ReadPoint,
): Promise<TenantBudget | undefined> {
  const [row] = await rowsOf(
    executor,
    sql`select ${selectList(BUDGET, "b")} from ${tableRef(executor, COST_BUDGETS)} as b
      where b.tenant_id = ${tenantId} and b.budget_type = 'tenant' and b.entity_id = '' ${recordedBy("b", at)}
      order by b.version desc limit 1`,
  );
  if (row === undefined) return undefined;
  const { isActive, ...limits } = fromDb(BUDGET, row);
  return isActive ? limits : undefined;
}
