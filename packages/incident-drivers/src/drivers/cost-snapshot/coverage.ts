import type { CostCoverage, CoverageQuestion } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { column, nullable } from "../../database/columns.js";
import { rowsOf } from "../../database/insert-rows.js";
import { COST_RECORDS, COST_SNAPSHOTS } from "../../database/tables/index.js";
import { type ReadExecutor, tableRef } from "../../executor.js";
import { fromDb, selectList } from "../../mapping/rows.js";

const REACH = {
  from: nullable("covered_from", "instant"),
  until: nullable("covered_until", "instant"),
  through: nullable("through_sequence", "bigint"),
  firstCostAt: nullable("first_cost_at", "instant"),
  lastCostAt: nullable("last_cost_at", "instant"),
  fullAfter: nullable("full_after", "instant"),
  fullBefore: nullable("full_before", "instant"),
};

const HOUR = { hour: column("hour", "instant") };

/**
 * How far the costs of a tenant are added up, and which hours have costs that came later. Every computation takes in all
 * that was recorded before it, so that what came later is what has a higher number than the last one knew.
 */
export async function fetchCoverage(
  executor: ReadExecutor,
  tenantId: string,
  { since, most }: CoverageQuestion,
): Promise<CostCoverage> {
  const records = tableRef(executor, COST_RECORDS);
  const snapshots = tableRef(executor, COST_SNAPSHOTS);
  const [row = {}] = await rowsOf(
    executor,
    sql`select ${selectList(REACH, "r")} from (
        select v.*,
          (select a.occurred_at from ${records} as a
            where a.tenant_id = ${tenantId} and a.occurred_at >= coalesce(v.covered_until, ${since}::timestamptz)
            order by a.occurred_at offset ${most - 1}::int4 limit 1) as full_after,
          (select b.occurred_at from ${records} as b
            where b.tenant_id = ${tenantId} and b.occurred_at < v.covered_from and b.occurred_at >= ${since}::timestamptz
            order by b.occurred_at desc offset ${most - 1}::int4 limit 1) as full_before
        from (select
          (select min(s.period_start) from ${snapshots} as s
            where s.tenant_id = ${tenantId} and s.snapshot_type = 'hourly') as covered_from,
          (select max(u.period_start) + interval '1 hour' from ${snapshots} as u
            where u.tenant_id = ${tenantId} and u.snapshot_type = 'hourly') as covered_until,
          (select t.input_sequence from ${snapshots} as t
            where t.tenant_id = ${tenantId} order by t.sequence desc limit 1) as through_sequence,
          (select min(f.occurred_at) from ${records} as f
            where f.tenant_id = ${tenantId} and f.occurred_at >= ${since}::timestamptz) as first_cost_at,
          (select max(l.occurred_at) from ${records} as l where l.tenant_id = ${tenantId}) as last_cost_at
        ) as v
      ) as r`,
  );
  const { from, until, through, ...ahead } = fromDb(REACH, row);
  if (from === null || until === null || through === null) return { covered: null, ...ahead, lateHours: [] };
  const late = await rowsOf(
    executor,
    sql`select ${selectList(HOUR, "h")} from (
        select distinct date_trunc('hour', c.occurred_at, 'UTC') as hour from ${records} as c
        where c.tenant_id = ${tenantId} and c.sequence > ${through}::int8
          and c.occurred_at >= ${from}::timestamptz and c.occurred_at < ${until}::timestamptz
      ) as h order by h.hour`,
  );
  return {
    covered: { from, until },
    ...ahead,
    lateHours: late.map((found) => fromDb(HOUR, found).hour),
  };
}
