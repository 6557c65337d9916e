import type { BaselineWindow, BreakdownEntityType, EntityBaseline, ReadPoint } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { recordedBy } from "../../database/incidents-at.js";
import { rowsOf } from "../../database/insert-rows.js";
import { COST_SNAPSHOT_BASELINES } from "../../database/tables/index.js";
import { type ReadExecutor, tableRef } from "../../executor.js";
import { fromDb, selectList } from "../../mapping/rows.js";

const BASELINE = {
  entityType: COST_SNAPSHOT_BASELINES.columns.entityType,
  entityId: COST_SNAPSHOT_BASELINES.columns.entityId,
  avgDailyCostMicros: COST_SNAPSHOT_BASELINES.columns.avgDailyCostMicros,
} as const;

/** What a day of the tenant usually costs. */
export async function getBaseline(
  executor: ReadExecutor,
  tenantId: string,
  window: BaselineWindow,
  at: ReadPoint,
): Promise<number | undefined> {
  const [baseline] = await newestBaselines(executor, tenantId, "tenant", [""], window, at);
  return baseline?.avgDailyCostMicros;
}

/** What a day of some features, models or users usually costs. */
export async function getBaselines(
  executor: ReadExecutor,
  tenantId: string,
  { entityType, entityIds }: { entityType: BreakdownEntityType; entityIds: readonly string[] },
  window: BaselineWindow,
  at: ReadPoint,
): Promise<EntityBaseline[]> {
  if (entityIds.length === 0) return [];
  return (await newestBaselines(executor, tenantId, entityType, entityIds, window, at)) as EntityBaseline[];
}

/** The newest baselines by the point; each day has one per entity and window, which a late cost makes anew. */
async function newestBaselines(
  executor: ReadExecutor,
  tenantId: string,
  entityType: string,
  entityIds: readonly string[],
  { forDay, windowDays }: BaselineWindow,
  at: ReadPoint,
) {
  const rows = await rowsOf(
    executor,
    sql`select ${selectList(BASELINE, "b")} from (
        select distinct on (n.entity_id) n.entity_type, n.entity_id, n.avg_daily_cost_micros
        from ${tableRef(executor, COST_SNAPSHOT_BASELINES)} as n
        where n.tenant_id = ${tenantId} and n.for_day = ${forDay}::timestamptz and n.window_days = ${windowDays}
          and n.entity_type = ${entityType} and n.entity_id = any(${entityIds}::text[]) ${recordedBy("n", at)}
        order by n.entity_id, n.version desc
      ) as b`,
  );
  return rows.map((row) => fromDb(BASELINE, row));
}
