import type { LastSnapshot, ReadPoint } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { column, nullable } from "../../database/columns.js";
import { recordedBy } from "../../database/incidents-at.js";
import { rowsOf } from "../../database/insert-rows.js";
import { COST_SNAPSHOTS } from "../../database/tables/index.js";
import { type ReadExecutor, tableRef } from "../../executor.js";
import { fromDb, selectList } from "../../mapping/rows.js";

const LAST = {
  completedAt: column("completed_at", "instant"),
  coveredUntil: nullable("covered_until", "instant"),
} as const;

/** When the last complete snapshot was made by the point, and until when the hours are complete. */
export async function getLastSnapshot(
  executor: ReadExecutor,
  tenantId: string,
  at: ReadPoint,
): Promise<LastSnapshot | undefined> {
  const snapshots = tableRef(executor, COST_SNAPSHOTS);
  const [row] = await rowsOf(
    executor,
    sql`select ${selectList(LAST, "t")} from (
      select p.completed_at, (
        select h.period_end from ${snapshots} as h
        where h.tenant_id = ${tenantId} and h.snapshot_type = 'hourly' and h.status = 'complete' ${recordedBy("h", at)}
        order by h.period_start desc limit 1
      ) as covered_until
      from ${snapshots} as p
      where p.tenant_id = ${tenantId} and p.status = 'complete' ${recordedBy("p", at)}
      order by p.sequence desc limit 1
    ) as t`,
  );
  return row === undefined ? undefined : fromDb(LAST, row);
}
