import type { Instant, SnapshotType } from "@hoc/incident-schemas";
import type { ReadPoint } from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import { type ReadExecutor, tableRef } from "../executor.js";
import { recordedBy } from "./incidents-at.js";
import { COST_SNAPSHOT_AGGREGATES, COST_SNAPSHOTS } from "./tables/index.js";

/** Which snapshots are meant: those of a type whose period begins in a span, its end left out, by a point. */
export interface SnapshotSpan {
  readonly snapshotType: SnapshotType;
  readonly from: Instant;
  readonly until: Instant;
  readonly at?: ReadPoint | undefined;
}

/**
 * The complete snapshots of a span, of each period the newest version: `id`, `period_start`, `period_end`.
 *
 * @example sql`select p.id from ${currentSnapshots(executor, "acme", { snapshotType: "daily", from, until })} as p`
 */
export function currentSnapshots(
  executor: ReadExecutor,
  tenantId: string,
  { snapshotType, from, until, at }: SnapshotSpan,
): RawBuilder<unknown> {
  return sql`(
    select distinct on (s.period_start) s.id, s.period_start, s.period_end
    from ${tableRef(executor, COST_SNAPSHOTS)} as s
    where s.tenant_id = ${tenantId} and s.snapshot_type = ${snapshotType} and s.status = 'complete'
      and s.period_start >= ${from}::timestamptz and s.period_start < ${until}::timestamptz ${recordedBy("s", at)}
    order by s.period_start, s.version desc
  )`;
}

/**
 * `lateral (…)`: what one snapshot says, all of it or what `and` leaves. It is looked up by the snapshot for each of them
 * by itself: of a tenant that is new to the planner's statistics, a plain join would read all its snapshots for each one.
 *
 * @example sql`… cross join ${aggregatesOf(executor, "acme", sql`p.id`)} as a`
 */
export function aggregatesOf(
  executor: ReadExecutor,
  tenantId: string,
  snapshotId: RawBuilder<unknown>,
  and: RawBuilder<unknown> = sql``,
): RawBuilder<unknown> {
  return sql`lateral (
    select x.* from ${tableRef(executor, COST_SNAPSHOT_AGGREGATES)} as x
    where x.tenant_id = ${tenantId} and x.snapshot_id = ${snapshotId} ${and} offset 0
  )`;
}
