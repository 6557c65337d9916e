import type {
  AnalysisWindow,
  CostTrendRowSnapshot,
  HistoricalTrendRowSnapshot,
  TrendBuckets,
} from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { counted, createdInWindow } from "../../database/analysis-window.js";
import { column, nullable } from "../../database/columns.js";
import { incidentsAt } from "../../database/incidents-at.js";
import { rowsOf } from "../../database/insert-rows.js";
import { RESOLUTION_MICROS } from "../../database/resolution-time.js";
import { roundedAwayFromZero, roundedHalfUp } from "../../database/rounding.js";
import type { ReadExecutor } from "../../executor.js";
import { exactCosts } from "../../mapping/costs.js";
import { fromDb, selectList } from "../../mapping/rows.js";
import { bucketOf, everyBucket, inZone } from "./buckets.js";

const TREND_COLUMNS = {
  startsAt: column("starts_at", "instant"),
  incidentCount: column("incident_count", "bigint"),
  resolvedCount: column("resolved_count", "bigint"),
  avgResolutionTimeMs: nullable("avg_resolution_ms", "bigint"),
};

const COST_TREND_COLUMNS = {
  startsAt: column("starts_at", "instant"),
  totalCostMicros: column("total_cost", "money"),
  incidentCount: column("incident_count", "bigint"),
  incidentsWithCost: column("with_cost", "bigint"),
  avgCostPerIncidentMicros: column("avg_cost", "money"),
};

/** Every bucket of the window, oldest first: how many incidents were created in it, how many resolved, and how soon. */
export async function fetchHistoricalTrend(
  executor: ReadExecutor,
  tenantId: string,
  window: AnalysisWindow,
  buckets: TrendBuckets,
): Promise<HistoricalTrendRowSnapshot[]> {
  const rows = await inZone(() =>
    rowsOf(
      executor,
      sql`select ${selectList(TREND_COLUMNS, "t")} from (
        select b.starts_at, coalesce(c.incidents, 0) as incident_count, coalesce(r.incidents, 0) as resolved_count,
          ${roundedHalfUp(sql`r.micros`, sql`1000 * r.incidents`)} as avg_resolution_ms
        from ${everyBucket(window, buckets)}
        left join (
          select k.starts_at, count(*) as incidents
          from (
            select ${bucketOf(sql`i.created_at`, buckets)} as starts_at ${createdInWindow(executor, tenantId, window)}
          ) as k
          group by k.starts_at
        ) as c on c.starts_at = b.starts_at
        left join (
          select k.starts_at, count(*) as incidents, sum(k.micros) as micros
          from (
            select ${bucketOf(sql`i.resolved_at`, buckets)} as starts_at,
              ${RESOLUTION_MICROS} as micros
            from ${incidentsAt(executor, tenantId, window.at)}
            where i.tenant_id = ${tenantId} ${counted(window)} and i.lifecycle_state = 'RESOLVED'
              and i.resolved_at between ${window.from}::timestamptz and ${window.to}::timestamptz
          ) as k
          group by k.starts_at
        ) as r on r.starts_at = b.starts_at
      ) as t
      order by t.starts_at`,
    ),
  );
  return rows.map((row) => periodOf(fromDb(TREND_COLUMNS, row)));
}

/** Every bucket of the window, oldest first: what the incidents created in it did cost, as far as that is known. */
export async function fetchHistoricalCostTrend(
  executor: ReadExecutor,
  tenantId: string,
  window: AnalysisWindow,
  buckets: TrendBuckets,
): Promise<CostTrendRowSnapshot[]> {
  const rows = await inZone(() =>
    rowsOf(
      executor,
      sql`select ${selectList(COST_TREND_COLUMNS, "t")} from (
        select b.starts_at, coalesce(c.cost, 0) as total_cost, coalesce(c.incidents, 0) as incident_count,
          coalesce(c.with_cost, 0) as with_cost,
          coalesce(${roundedAwayFromZero(sql`c.cost`, sql`c.with_cost`)}, 0) as avg_cost
        from ${everyBucket(window, buckets)}
        left join (
          select k.starts_at, count(*) as incidents, count(k.cost_micros) as with_cost, sum(k.cost_micros) as cost
          from (
            select ${bucketOf(sql`i.created_at`, buckets)} as starts_at, i.cost_micros
            ${createdInWindow(executor, tenantId, window)}
          ) as k
          group by k.starts_at
        ) as c on c.starts_at = b.starts_at
      ) as t
      order by t.starts_at`,
    ),
  );
  return exactCosts(() => rows.map((row) => periodOf(fromDb(COST_TREND_COLUMNS, row))));
}

/** Names a bucket by the local day that it begins on. */
function periodOf<Row extends { readonly startsAt: string }>({ startsAt, ...row }: Row) {
  return { period: startsAt.slice(0, "YYYY-MM-DD".length), ...row };
}
