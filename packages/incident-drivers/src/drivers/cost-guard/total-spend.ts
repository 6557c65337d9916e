import type { CostSpan, ReadPoint, SpendStarts, SpendTotals } from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import { column } from "../../database/columns.js";
import { aggregatesOf } from "../../database/current-snapshots.js";
import { rowsOf } from "../../database/insert-rows.js";
import type { ReadExecutor } from "../../executor.js";
import { exactCosts } from "../../mapping/costs.js";
import { fromDb, selectList } from "../../mapping/rows.js";
import { completeSnapshots } from "./complete-snapshots.js";

const TOTALS = {
  todayMicros: column("today_micros", "money"),
  mtdMicros: column("mtd_micros", "money"),
  weekMicros: column("week_micros", "money"),
} as const;

const TOTAL = { totalMicros: column("total_micros", "money") } as const;

/** What the tenant spent today, this month and this week, with one statement. */
export async function getSpendTotals(
  executor: ReadExecutor,
  tenantId: string,
  { todayStart, monthStart, weekAgo, until }: SpendStarts,
  at: ReadPoint,
): Promise<SpendTotals> {
  const since = (from: string) => spentIn(executor, tenantId, { from, until }, at);
  const [row] = await rowsOf(
    executor,
    sql`select ${selectList(TOTALS, "t")} from (
      select ${since(todayStart)} as today_micros, ${since(monthStart)} as mtd_micros, ${since(weekAgo)} as week_micros
    ) as t`,
  );
  return exactCosts(() => fromDb(TOTALS, row ?? {}));
}

/** What the tenant spent in a span. */
export async function getTotalSpend(
  executor: ReadExecutor,
  tenantId: string,
  span: CostSpan,
  at: ReadPoint,
): Promise<number> {
  const [row] = await rowsOf(
    executor,
    sql`select ${selectList(TOTAL, "t")} from (select ${spentIn(executor, tenantId, span, at)} as total_micros) as t`,
  );
  return exactCosts(() => fromDb(TOTAL, row ?? {})).totalMicros;
}

function spentIn(executor: ReadExecutor, tenantId: string, span: CostSpan, at: ReadPoint): RawBuilder<unknown> {
  return sql`(
    select coalesce(sum(a.total_cost_micros), 0)
    from ${completeSnapshots(executor, tenantId, span, at)}
    cross join ${aggregatesOf(executor, tenantId, sql`s.id`, sql`and x.entity_type = 'tenant'`)} as a
  )`;
}
