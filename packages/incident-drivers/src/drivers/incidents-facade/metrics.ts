import type { SlaTargets } from "@hoc/incident-schemas";
import type { AnalysisWindow, MetricsSnapshot } from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import { createdInWindow } from "../../database/analysis-window.js";
import { column, nullable } from "../../database/columns.js";
import { rowsOf } from "../../database/insert-rows.js";
import { microsFromStart, RESOLUTION_MICROS } from "../../database/resolution-time.js";
import { roundedHalfUp } from "../../database/rounding.js";
import type { ReadExecutor } from "../../executor.js";
import { fromDb, selectList } from "../../mapping/rows.js";

const METRICS_COLUMNS = {
  totalCount: column("total_count", "bigint"),
  activeCount: column("active_count", "bigint"),
  ackedCount: column("acked_count", "bigint"),
  resolvedCount: column("resolved_count", "bigint"),
  avgTimeToAcknowledgeMs: nullable("avg_acknowledge_ms", "bigint"),
  medianTimeToAcknowledgeMs: nullable("median_acknowledge_ms", "bigint"),
  avgTimeToContainmentMs: nullable("avg_containment_ms", "bigint"),
  medianTimeToContainmentMs: nullable("median_containment_ms", "bigint"),
  avgTimeToResolutionMs: nullable("avg_resolution_ms", "bigint"),
  medianTimeToResolutionMs: nullable("median_resolution_ms", "bigint"),
  avgOpenAgeMs: nullable("avg_open_age_ms", "bigint"),
  medianOpenAgeMs: nullable("median_open_age_ms", "bigint"),
  oldestOpenAgeMs: nullable("oldest_open_age_ms", "bigint"),
  slaMetCount: column("sla_met_count", "bigint"),
  slaBreachedCount: column("sla_breached_count", "bigint"),
  slaPendingCount: column("sla_pending_count", "bigint"),
  criticalCount: column("critical_count", "bigint"),
  highCount: column("high_count", "bigint"),
  mediumCount: column("medium_count", "bigint"),
  lowCount: column("low_count", "bigint"),
};

/** Keeps the planner from computing a duration anew wherever it is used: the statement takes half as long. */
const EACH_ONCE = sql`offset 0`;

/** What is measured of each incident, in whole microseconds; null where it does not apply. */
const DURATIONS = ["acknowledge", "containment", "resolution", "open_age"] as const;

/** Counts, durations and service levels of the window's incidents, in one pass. */
export async function fetchMetricsAggregates(
  executor: ReadExecutor,
  tenantId: string,
  window: AnalysisWindow,
  targets: SlaTargets,
): Promise<MetricsSnapshot> {
  const [row] = await rowsOf(
    executor,
    sql`select ${selectList(METRICS_COLUMNS, "m")} from (
      select t.*, ${sql.join(DURATIONS.map(rounded))},
        ${roundedHalfUp(sql`t.open_age_longest`, sql`1000`)} as oldest_open_age_ms
      from (
        select count(*) as total_count,
          count(*) filter (where d.lifecycle_state <> 'RESOLVED') as active_count,
          count(*) filter (where d.lifecycle_state = 'ACKED') as acked_count,
          count(*) filter (where d.lifecycle_state = 'RESOLVED') as resolved_count,
          ${sql.join(DURATIONS.map(measured))}, max(d.open_age) as open_age_longest,
          count(*) filter (where d.resolution <= d.target) as sla_met_count,
          count(*) filter (where d.resolution > d.target or d.open_age > d.target) as sla_breached_count,
          count(*) filter (where d.open_age <= d.target) as sla_pending_count,
          count(*) filter (where d.severity = 'critical') as critical_count,
          count(*) filter (where d.severity = 'high') as high_count,
          count(*) filter (where d.severity = 'medium') as medium_count,
          count(*) filter (where d.severity = 'low') as low_count
        from (
          select i.lifecycle_state, i.severity, ${targetOf(targets)} as target,
            ${microsFromStart(sql`i.acknowledged_at`)} as acknowledge,
            ${microsFromStart(sql`i.contained_at`)} as containment,
            case when i.lifecycle_state = 'RESOLVED' then ${RESOLUTION_MICROS} end as resolution,
            case when i.lifecycle_state <> 'RESOLVED' then ${microsFromStart(sql`${window.to}::timestamptz`)} end as open_age
          ${createdInWindow(executor, tenantId, window)}
          ${EACH_ONCE}
        ) as d
      ) as t
    ) as m`,
  );
  return fromDb(METRICS_COLUMNS, row ?? {}) as MetricsSnapshot;
}

/** Whole microseconds from start to resolution that the incident's severity allows. */
function targetOf({ critical, high, medium, low }: SlaTargets): RawBuilder<unknown> {
  return sql`case i.severity when 'critical' then ${critical}::int8 when 'high' then ${high}::int8
    when 'medium' then ${medium}::int8 else ${low}::int8 end * 1000000`;
}

/**
 * Sum, number and twice the median of a duration. The median is a binary fraction that ends in a half at most, and twice
 * that is a whole number; as `numeric` it would keep 15 digits.
 */
function measured(duration: (typeof DURATIONS)[number]): RawBuilder<unknown> {
  const value = sql.id("d", duration);
  return sql`sum(${value}) as ${sql.id(`${duration}_sum`)}, count(${value}) as ${sql.id(`${duration}_n`)},
    (2 * percentile_cont(0.5) within group (order by ${value}::float8))::int8 as ${sql.id(`${duration}_median_twice`)}`;
}

/** Average and median of a duration in whole milliseconds. */
function rounded(duration: (typeof DURATIONS)[number]): RawBuilder<unknown> {
  const average = roundedHalfUp(sql.id("t", `${duration}_sum`), sql`1000 * ${sql.id("t", `${duration}_n`)}`);
  const median = roundedHalfUp(sql.id("t", `${duration}_median_twice`), sql`2000`);
  return sql`${average} as ${sql.id(`avg_${duration}_ms`)}, ${median} as ${sql.id(`median_${duration}_ms`)}`;
}
