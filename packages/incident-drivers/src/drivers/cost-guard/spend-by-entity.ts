import type { BreakdownEntityType, CostSpan, EntitySpend, ReadPoint } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { column, nullable } from "../../database/columns.js";
import { aggregatesOf } from "../../database/current-snapshots.js";
import { recordedBy } from "../../database/incidents-at.js";
import { rowsOf } from "../../database/insert-rows.js";
import { FEATURE_TAGS } from "../../database/tables/index.js";
import { type ReadExecutor, tableRef } from "../../executor.js";
import { exactCosts } from "../../mapping/costs.js";
import { fromDb, selectList } from "../../mapping/rows.js";
import { completeSnapshots } from "./complete-snapshots.js";

const SPEND = {
  entityId: column("entity_id", "text"),
  displayName: nullable("display_name", "text"),
  spendMicros: column("spend_micros", "money"),
  requestCount: column("request_count", "bigint"),
} as const;

/** The dearest features, models or users of a span, the dearest first; features with the last name they had by the point. */
export async function getSpendByEntity(
  executor: ReadExecutor,
  tenantId: string,
  { entityType, span, limit }: { entityType: BreakdownEntityType; span: CostSpan; limit: number },
  at: ReadPoint,
): Promise<EntitySpend[]> {
  const rows = await rowsOf(
    executor,
    sql`select ${selectList(SPEND, "t")} from (
        select e.*, ${entityType === "feature" ? lastName(executor, tenantId, at) : sql`null::text`} as display_name
        from (
          select a.entity_id, sum(a.total_cost_micros) as spend_micros, sum(a.request_count) as request_count
          from ${completeSnapshots(executor, tenantId, span, at)}
          cross join ${aggregatesOf(executor, tenantId, sql`s.id`, sql`and x.entity_type = ${entityType}`)} as a
          group by a.entity_id
          order by spend_micros desc, a.entity_id collate "C"
          limit ${limit}
        ) as e
      ) as t
      order by t.spend_micros desc, t.entity_id collate "C"`,
  );
  return exactCosts(() => rows.map((row) => fromDb(SPEND, row)));
}

function lastName(executor: ReadExecutor, tenantId: string, at: ReadPoint) {
  return sql`(
    select f.display_name from ${tableRef(executor, FEATURE_TAGS)} as f
    where f.tenant_id = ${tenantId} and f.tag = e.entity_id ${recordedBy("f", at)}
    order by f.sequence desc limit 1
  )`;
}
