import { addDays, type Instant, startOfUtcDay } from "@hoc/incident-schemas";
import type {
  CostFactsQuestion,
  NewBaseline,
  SpendBaseline,
  SpendEntity,
  SpendEntityType,
  SpendOfDay,
  SpendOfDayBefore,
  SpendOfEntity,
  SpendOfHour,
} from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { column } from "../../database/columns.js";
import { aggregatesOf, currentSnapshots, type SnapshotSpan } from "../../database/current-snapshots.js";
import { rowsOf, unnest } from "../../database/insert-rows.js";
import { COST_SNAPSHOT_AGGREGATES, COST_SNAPSHOT_BASELINES, COST_SNAPSHOTS } from "../../database/tables/index.js";
import { type ReadExecutor, tableRef } from "../../executor.js";
import { exactCosts } from "../../mapping/costs.js";
import { fromDb, selectList } from "../../mapping/rows.js";

const DAYS_BEFORE = 30;

const ENTITY = {
  entityType: COST_SNAPSHOT_AGGREGATES.columns.entityType,
  entityId: COST_SNAPSHOT_AGGREGATES.columns.entityId,
};

const OF_ENTITY = sql`and x.entity_type = e.entity_type and x.entity_id = e.entity_id and x.record_count > 0`;

const NOTABLE = { ...ENTITY, day: column("day", "instant") };

const SPENT = {
  ...ENTITY,
  periodStart: COST_SNAPSHOTS.columns.periodStart,
  periodEnd: COST_SNAPSHOTS.columns.periodEnd,
  snapshotId: COST_SNAPSHOT_AGGREGATES.columns.snapshotId,
  costMicros: COST_SNAPSHOT_AGGREGATES.columns.totalCostMicros,
  records: COST_SNAPSHOT_AGGREGATES.columns.recordCount,
  requests: COST_SNAPSHOT_AGGREGATES.columns.requestCount,
  tokens: column("tokens", "money"),
};

const USUAL = {
  ...ENTITY,
  forDay: COST_SNAPSHOT_BASELINES.columns.forDay,
  windowDays: COST_SNAPSHOT_BASELINES.columns.windowDays,
  baselineId: COST_SNAPSHOT_BASELINES.columns.id,
  costMicros: COST_SNAPSHOT_BASELINES.columns.avgDailyCostMicros,
  records: COST_SNAPSHOT_BASELINES.columns.avgDailyRecords,
  requests: COST_SNAPSHOT_BASELINES.columns.avgDailyRequests,
  tokens: COST_SNAPSHOT_BASELINES.columns.avgDailyTokens,
  samplesCount: COST_SNAPSHOT_BASELINES.columns.samplesCount,
};

const WINDOW = { forDay: USUAL.forDay, windowDays: USUAL.windowDays };

const REACH = {
  from: column("covered_from", "instant"),
  until: column("covered_until", "instant"),
};

/**
 * What is known of days that were added up. Users may be many: of each day only those are read who are out of line, and
 * who is asked for.
 */
export async function fetchCostFacts(
  executor: ReadExecutor,
  tenantId: string,
  { days: asked, also, ...limits }: CostFactsQuestion,
): Promise<SpendOfDay[]> {
  const days = [...asked].sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const span = { from: first, until: addDays(last, 1) };
  const before = { from: addDays(first, -DAYS_BEFORE), until: last };
  const reach = await fetchReach(executor, tenantId);
  const notable = await fetchNotable(executor, tenantId, { days, ...limits, span });
  const always: readonly SpendEntity[] = [{ entityType: "tenant", entityId: "" }, ...also];
  const entities = distinct([...always, ...[...notable.values()].flat()]);
  const hours = await fetchSpent(executor, tenantId, { snapshotType: "hourly", ...span }, entities);
  const dailies = await fetchSpent(executor, tenantId, { snapshotType: "daily", ...before }, entities);
  const usual = await fetchUsual(executor, tenantId, windowsOf(days), entities);

  return days.map((day): SpendOfDay => {
    const nextDay = addDays(day, 1);
    const isComplete = reach.until >= nextDay;
    const daysBefore = earlierDays(day, reach.from);
    return {
      day,
      isComplete,
      coveredUntil: isComplete ? nextDay : reach.until,
      entities: distinct([...always, ...(notable.get(day) ?? [])]).map((entity): SpendOfEntity => {
        const key = keyOf(entity);
        const usualOn = usual.get(key);
        const spentOn = dailies.get(key);
        return {
          ...entity,
          hours: hours.get(key)?.get(day) ?? [],
          usualWeek: usualOn?.get(usualKey(day, 7)) ?? null,
          usualMonth: usualOn?.get(usualKey(day, 30)) ?? null,
          before: daysBefore.map(
            (earlier): SpendOfDayBefore => ({
              day: earlier,
              costMicros: spentOn?.get(earlier)?.[0]?.costMicros ?? 0,
              expectedMicros: usualOn?.get(usualKey(earlier, 30))?.costMicros ?? null,
            }),
          ),
        };
      }),
    };
  });
}

async function fetchReach(executor: ReadExecutor, tenantId: string) {
  const [row = {}] = await rowsOf(
    executor,
    sql`select ${selectList(REACH, "r")} from (
        select min(s.period_start) as covered_from, max(s.period_end) as covered_until
        from ${tableRef(executor, COST_SNAPSHOTS)} as s
        where s.tenant_id = ${tenantId} and s.snapshot_type = 'hourly'
      ) as r`,
  );
  return fromDb(REACH, row);
}

/** By day: features that spent, and users who spent more than they usually do. */
async function fetchNotable(
  executor: ReadExecutor,
  tenantId: string,
  question: Omit<CostFactsQuestion, "also"> & {
    readonly span: Omit<SnapshotSpan, "snapshotType">;
  },
): Promise<Map<Instant, SpendEntity[]>> {
  const { days, usersAbovePct, usersAboveMicros, span } = question;
  const hours = currentSnapshots(executor, tenantId, { snapshotType: "hourly", ...span });
  const rows = await rowsOf(
    executor,
    sql`select ${selectList(NOTABLE, "n")} from (
        select t.day, t.entity_type, t.entity_id
        from (
          select date_trunc('day', h.period_start, 'UTC') as day, a.entity_type, a.entity_id,
            sum(a.total_cost_micros) as cost
          from ${hours} as h
          cross join ${aggregatesOf(executor, tenantId, sql`h.id`, sql`and x.entity_type in ('feature', 'user')`)} as a
          group by 1, a.entity_type, a.entity_id
        ) as t
        where t.day = any(${days}::timestamptz[]) and (t.entity_type = 'feature' or exists (
          select 1 from (values (7), (30)) as w(window_days)
          cross join lateral (
            select b.avg_daily_cost_micros as usual from ${tableRef(executor, COST_SNAPSHOT_BASELINES)} as b
            where b.tenant_id = ${tenantId} and b.for_day = t.day and b.window_days = w.window_days
              and b.entity_type = t.entity_type and b.entity_id = t.entity_id
            order by b.version desc limit 1
          ) as u
          where u.usual > 0 and t.cost * 100 > ${usersAbovePct}::int8 * u.usual
            and t.cost - u.usual >= ${usersAboveMicros}::int8
        ))
      ) as n order by n.entity_type collate "C", n.entity_id collate "C"`,
  );
  const notable = new Map<Instant, SpendEntity[]>();
  for (const row of rows) {
    const { day, ...entity } = fromDb(NOTABLE, row);
    push(notable, day, spendEntity(entity));
  }
  return notable;
}

/** By entity and day. */
type Spent = Map<string, Map<Instant, SpendOfHour[]>>;

async function fetchSpent(
  executor: ReadExecutor,
  tenantId: string,
  span: SnapshotSpan,
  entities: readonly SpendEntity[],
): Promise<Spent> {
  const rows = await rowsOf(
    executor,
    sql`select ${selectList(SPENT, "f")} from (
        select a.entity_type, a.entity_id, p.period_start, p.period_end, a.snapshot_id, a.total_cost_micros,
          a.record_count, a.request_count, a.input_tokens + a.output_tokens as tokens
        from ${currentSnapshots(executor, tenantId, span)} as p
        cross join ${unnest(ENTITY, Object.keys(ENTITY), entities, "e")}
        cross join ${aggregatesOf(executor, tenantId, sql`p.id`, OF_ENTITY)} as a
      ) as f order by f.period_start`,
  );
  const spent: Spent = new Map();
  for (const row of rows) {
    const { periodStart, periodEnd, entityType, entityId, ...figures } = exactCosts(() => fromDb(SPENT, row), TOO_MUCH);
    const key = keyOf({ entityType, entityId });
    const known = spent.get(key) ?? new Map<Instant, SpendOfHour[]>();
    push(known, startOfUtcDay(periodStart), { until: periodEnd, ...figures });
    spent.set(key, known);
  }
  return spent;
}

const TOO_MUCH = "A sum of costs or tokens is beyond ±2^53 − 1, so that no number holds it exactly.";

type Usual = Map<string, Map<string, SpendBaseline>>;

async function fetchUsual(
  executor: ReadExecutor,
  tenantId: string,
  windows: readonly NewBaseline[],
  entities: readonly SpendEntity[],
): Promise<Usual> {
  const rows = await rowsOf(
    executor,
    sql`select ${selectList(USUAL, "u")} from (
        select f.* from ${unnest(ENTITY, Object.keys(ENTITY), entities, "e")}
        cross join ${unnest(WINDOW, Object.keys(WINDOW), windows, "w")}
        cross join lateral (
          select b.* from ${tableRef(executor, COST_SNAPSHOT_BASELINES)} as b
          where b.tenant_id = ${tenantId} and b.for_day = w.for_day and b.window_days = w.window_days
            and b.entity_type = e.entity_type and b.entity_id = e.entity_id
          order by b.version desc limit 1
        ) as f
      ) as u`,
  );
  const usual: Usual = new Map();
  for (const row of rows) {
    const { forDay, windowDays, entityType, entityId, ...baseline } = exactCosts(() => fromDb(USUAL, row), TOO_MUCH);
    const key = keyOf({ entityType, entityId });
    const known = usual.get(key) ?? new Map<string, SpendBaseline>();
    usual.set(key, known.set(usualKey(forDay, windowDays), baseline));
  }
  return usual;
}

function push<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** The days before one, the newest first, back to the first that is added up. */
function earlierDays(day: Instant, from: Instant): Instant[] {
  return Array.from({ length: DAYS_BEFORE }, (_, index) => addDays(day, -(index + 1))).filter(
    (earlier) => addDays(earlier, 1) > from,
  );
}

/** Of the days both windows, and of the days before them the longer one. */
function windowsOf(days: readonly Instant[]): NewBaseline[] {
  const before = days.flatMap((day) => [day, ...earlierDays(day, "")]);
  return [
    ...days.map((forDay): NewBaseline => ({ forDay, windowDays: 7 })),
    ...[...new Set(before)].map((forDay): NewBaseline => ({ forDay, windowDays: 30 })),
  ];
}

function usualKey(day: Instant, windowDays: number): string {
  return `${windowDays} ${day}`;
}

function keyOf({ entityType, entityId }: { readonly entityType: string; readonly entityId: string }): string {
  return JSON.stringify([entityType, entityId]);
}

function distinct(entities: readonly SpendEntity[]): SpendEntity[] {
  return [...new Map(entities.map((entity) => [keyOf(entity), entity])).values()];
}

function spendEntity({
  entityType,
  entityId,
}: {
  readonly entityType: string;
  readonly entityId: string;
}): SpendEntity {
  return { entityType: entityType as SpendEntityType, entityId };
}
