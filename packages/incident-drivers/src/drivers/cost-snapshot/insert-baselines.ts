import { addDays } from "@hoc/incident-schemas";
import type { NewBaseline } from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import { aggregatesOf, currentSnapshots } from "../../database/current-snapshots.js";
import { unnest } from "../../database/insert-rows.js";
import { roundedHalfUp } from "../../database/rounding.js";
import { COST_SNAPSHOT_BASELINES } from "../../database/tables/index.js";
import type { TenantHead } from "../../database/tenant-head.js";
import { tableRef, type WriteExecutor } from "../../executor.js";

const DAY_SECONDS = 86_400;
const LONGEST_WINDOW_DAYS = 30;

const WANTED = {
  forDay: COST_SNAPSHOT_BASELINES.columns.forDay,
  windowDays: COST_SNAPSHOT_BASELINES.columns.windowDays,
};

const average = (total: RawBuilder<unknown>) => sql`round(${total}::numeric / u.samples, 4)`;

/**
 * Reckons what days usually cost with one statement, whatever their number; a version is of all entities of a day and
 * window alike. The days that count run from the first one in
 * the window on which the entity spent to the window's end; days without spending in between count as nothing spent. The
 * id is derived from what the baseline is of, since a statement has no chance of its own.
 */
export async function insertBaselines(
  executor: WriteExecutor,
  head: TenantHead,
  baselines: readonly NewBaseline[],
): Promise<void> {
  const { tenantId, recordedAt } = head;
  const days = baselines.map(({ forDay }) => forDay).sort();
  const [first, until] = [days[0], days.at(-1)];
  if (first === undefined || until === undefined) return;
  const from = addDays(first, -LONGEST_WINDOW_DAYS);
  const dailies = currentSnapshots(executor, tenantId, { snapshotType: "daily", from, until });
  const stored = tableRef(executor, COST_SNAPSHOT_BASELINES);
  await sql`with w as materialized (
      select n.for_day, n.window_days, coalesce((
          select max(b.version) from ${stored} as b
          where b.tenant_id = ${tenantId} and b.for_day = n.for_day and b.window_days = n.window_days
        ), 0) + 1 as version
      from ${unnest(WANTED, Object.keys(WANTED), baselines, "n")}
    )
    insert into ${stored} (tenant_id, id, sequence, for_day, window_days, entity_type, entity_id,
      avg_daily_cost_micros, avg_daily_records, avg_daily_requests, avg_daily_tokens, samples_count, version, recorded_at)
    select ${tenantId},
      'cbl_' || left(encode(sha256(convert_to(concat_ws('/', extract(epoch from u.for_day)::int8, u.window_days, u.version,
        u.entity_type, u.entity_id), 'UTF8')), 'hex'), 32),
      ${head.take()}::int8, u.for_day, u.window_days, u.entity_type, u.entity_id,
      ${roundedHalfUp(sql`u.cost`, sql`u.samples`)}, ${average(sql`u.records`)}, ${average(sql`u.requests`)},
      ${average(sql`u.tokens`)}, u.samples, u.version, ${recordedAt}::timestamptz
    from (
      select w.for_day, w.window_days, w.version, a.entity_type, a.entity_id, sum(a.total_cost_micros) as cost,
        sum(a.record_count) as records, sum(a.request_count) as requests,
        sum(a.input_tokens + a.output_tokens) as tokens,
        (extract(epoch from w.for_day - min(d.period_start)) / ${DAY_SECONDS}::int4)::int4 as samples
      from w
      join ${dailies} as d
        on d.period_start >= w.for_day - w.window_days * interval '24 hours' and d.period_start < w.for_day
      cross join ${aggregatesOf(executor, tenantId, sql`d.id`, sql`and x.record_count > 0`)} as a
      group by w.for_day, w.window_days, w.version, a.entity_type, a.entity_id
    ) as u`.execute(executor.db);
}
