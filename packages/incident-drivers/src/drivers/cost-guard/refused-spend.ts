import type { BudgetSpan, ReadPoint, RefusedSpend } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { column } from "../../database/columns.js";
import { recordedBy } from "../../database/incidents-at.js";
import { rowsOf, unnest } from "../../database/insert-rows.js";
import { COST_RESERVATION_ENDS, COST_RESERVATIONS } from "../../database/tables/index.js";
import { type ReadExecutor, tableRef } from "../../executor.js";
import { fromDb, selectList } from "../../mapping/rows.js";

const SPAN = {
  budgetType: column("budget_type", "text"),
  entityId: column("entity_id", "text"),
  period: column("period", "text"),
  periodStart: column("period_start", "instant"),
} as const;

const REFUSED = { ...SPAN, refusedMicros: column("refused_micros", "money") } as const;

/**
 * What budgets refused in their periods. A request that asked more than once was refused once, with its first estimate;
 * one that was made in the end, under this reservation or another, was not held back. Estimates are only said,
 * not spent: a sum that no number holds exactly is told as the largest that one does.
 */
export async function getRefusedSpend(
  executor: ReadExecutor,
  tenantId: string,
  spans: readonly BudgetSpan[],
  at: ReadPoint,
): Promise<RefusedSpend[]> {
  if (spans.length === 0) return [];
  const [reservations, ends] = [tableRef(executor, COST_RESERVATIONS), tableRef(executor, COST_RESERVATION_ENDS)];
  const rows = await rowsOf(
    executor,
    sql`select ${selectList(REFUSED, "t")} from (
      select f.budget_type, f.entity_id, f.period, f.period_start, least(sum(f.estimate_micros), ${Number.MAX_SAFE_INTEGER}) as refused_micros
      from (
        select w.budget_type, w.entity_id, w.period, w.period_start, r.request_id,
          (array_agg(r.estimate_micros order by r.sequence))[1] as estimate_micros
        from ${unnest(SPAN, Object.keys(SPAN), spans, "w")}
        join ${reservations} as r
          on r.tenant_id = ${tenantId} and not r.allowed and r.refused_budget_type = w.budget_type
            and r.refused_entity_id = w.entity_id and r.refused_period = w.period
            and r.refused_period_start = w.period_start ${recordedBy("r", at)}
        left join ${ends} as e
          on e.tenant_id = ${tenantId} and e.reservation_id = r.id and e.outcome = 'committed' ${recordedBy("e", at)}
        group by w.budget_type, w.entity_id, w.period, w.period_start, r.request_id,
          case when r.request_id is null then r.id end
        having count(e.reservation_id) = 0
      ) as f
      where f.request_id is null or not exists (
        select 1 from ${reservations} as m
        join ${ends} as d
          on d.tenant_id = ${tenantId} and d.reservation_id = m.id and d.outcome = 'committed' ${recordedBy("d", at)}
        where m.tenant_id = ${tenantId} and m.expires_at >= f.period_start and m.request_id = f.request_id
      )
      group by f.budget_type, f.entity_id, f.period, f.period_start
    ) as t`,
  );
  return rows.map((row) => fromDb(REFUSED, row) as RefusedSpend);
}
