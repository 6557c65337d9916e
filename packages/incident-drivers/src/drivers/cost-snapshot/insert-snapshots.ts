import { addSeconds, type Instant, type SnapshotType } from "@hoc/incident-schemas";
import type { NewSnapshot } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { aggregatesOf, currentSnapshots } from "../../database/current-snapshots.js";
import { rowsOf, unnest } from "../../database/insert-rows.js";
import { COST_RECORDS, COST_SNAPSHOT_AGGREGATES, COST_SNAPSHOTS } from "../../database/tables/index.js";
import type { TenantHead } from "../../database/tenant-head.js";
import { tableRef, type WriteExecutor } from "../../executor.js";

const SECONDS: Readonly<Record<SnapshotType, number>> = { hourly: 3_600, daily: 86_400 };

/**
 * Adds up hours with two statements, whatever their number: one stores the snapshots, each as the next version of its
 * hour, one what they say. Each hour is read by itself through the index of instants, so that no plan can read a tenant's
 * whole history for each. An hour without costs says zero of the tenant and nothing else. A record without a request id
 * is a request of its own.
 */
export async function insertHourly(
  executor: WriteExecutor,
  head: TenantHead,
  hours: readonly NewSnapshot[],
): Promise<number[]> {
  const { tenantId } = head;
  const versions = await insertSnapshots(executor, head, "hourly", hours);
  const grouped = sql`grouping(c.feature_tag, c.model, c.user_id)`;
  await sql`insert into ${tableRef(executor, COST_SNAPSHOT_AGGREGATES)} ${AGGREGATE_COLUMNS}
    select ${tenantId}, s.id, h.entity_type, h.entity_id, h.cost, h.records, h.requests, h.input_tokens, h.output_tokens,
      s.sequence, ${head.recordedAt}::timestamptz
    from ${tableRef(executor, COST_SNAPSHOTS)} as s
    cross join lateral (
      select case ${grouped} when 3 then 'feature' when 5 then 'model' when 6 then 'user' else 'tenant' end as entity_type,
        case ${grouped} when 3 then coalesce(c.feature_tag, '') when 5 then c.model when 6 then coalesce(c.user_id, '')
          else '' end as entity_id,
        coalesce(sum(c.cost_micros), 0) as cost, count(*) as records,
        count(distinct c.request_id) + count(*) filter (where c.request_id is null) as requests,
        coalesce(sum(c.input_tokens), 0) as input_tokens, coalesce(sum(c.output_tokens), 0) as output_tokens
      from ${tableRef(executor, COST_RECORDS)} as c
      where c.tenant_id = ${tenantId} and c.occurred_at >= s.period_start and c.occurred_at < s.period_end
      group by grouping sets ((), (c.feature_tag), (c.model), (c.user_id))
    ) as h
    where s.tenant_id = ${tenantId} and s.id = any(${idsOf(hours)}::text[])`.execute(executor.db);
  return versions;
}

/** Adds up days from the newest versions of their hours, with two statements as well. */
export async function insertDaily(
  executor: WriteExecutor,
  head: TenantHead,
  days: readonly NewSnapshot[],
): Promise<number[]> {
  const { tenantId } = head;
  const versions = await insertSnapshots(executor, head, "daily", days);
  const starts = days.map(({ periodStart }) => periodStart).sort();
  const from = starts[0];
  const last = starts.at(-1);
  if (from === undefined || last === undefined) return versions;
  const until = addSeconds(last, SECONDS.daily);
  const hours = currentSnapshots(executor, tenantId, { snapshotType: "hourly", from, until });
  await sql`insert into ${tableRef(executor, COST_SNAPSHOT_AGGREGATES)} ${AGGREGATE_COLUMNS}
    select ${tenantId}, d.id, a.entity_type, a.entity_id, sum(a.total_cost_micros), sum(a.record_count),
      sum(a.request_count), sum(a.input_tokens), sum(a.output_tokens), d.sequence, ${head.recordedAt}::timestamptz
    from ${tableRef(executor, COST_SNAPSHOTS)} as d
    join ${hours} as h on date_trunc('day', h.period_start, 'UTC') = d.period_start
    cross join ${aggregatesOf(executor, tenantId, sql`h.id`)} as a
    where d.tenant_id = ${tenantId} and d.id = any(${idsOf(days)}::text[])
    group by d.id, d.sequence, a.entity_type, a.entity_id`.execute(executor.db);
  return versions;
}

const AGGREGATE_COLUMNS = sql`(tenant_id, snapshot_id, entity_type, entity_id, total_cost_micros, record_count,
  request_count, input_tokens, output_tokens, sequence, recorded_at)`;

const NEW = {
  id: COST_SNAPSHOTS.columns.id,
  sequence: COST_SNAPSHOTS.columns.sequence,
  periodStart: COST_SNAPSHOTS.columns.periodStart,
  periodEnd: COST_SNAPSHOTS.columns.periodEnd,
};

async function insertSnapshots(
  executor: WriteExecutor,
  head: TenantHead,
  snapshotType: SnapshotType,
  periods: readonly NewSnapshot[],
): Promise<number[]> {
  const { tenantId, recordedAt } = head;
  const snapshots = tableRef(executor, COST_SNAPSHOTS);
  const rows = periods.map(({ snapshotId, periodStart }) => ({
    id: snapshotId,
    sequence: head.take(),
    periodStart,
    periodEnd: endOf(periodStart, snapshotType),
  }));
  const inserted = await rowsOf(
    executor,
    sql`insert into ${snapshots} (tenant_id, id, sequence, snapshot_type, period_start, period_end, status, version,
        input_sequence, completed_at, recorded_at)
      select ${tenantId}, n.id, n.sequence, ${snapshotType}, n.period_start, n.period_end, 'complete',
        coalesce((
          select max(s.version) from ${snapshots} as s
          where s.tenant_id = ${tenantId} and s.snapshot_type = ${snapshotType} and s.period_start = n.period_start
        ), 0) + 1,
        ${head.firstSequence - 1}::int8, ${recordedAt}::timestamptz, ${recordedAt}::timestamptz
      from ${unnest(NEW, Object.keys(NEW), rows, "n")}
      returning id, version`,
  );
  const versions = new Map(inserted.map((row) => [row.id, Number(row.version)]));
  return rows.map(({ id }) => versions.get(id) ?? 1);
}

function endOf(periodStart: Instant, snapshotType: SnapshotType): Instant {
  return addSeconds(periodStart, SECONDS[snapshotType]);
}

function idsOf(periods: readonly NewSnapshot[]): string[] {
  return periods.map(({ snapshotId }) => snapshotId);
}
