import { addSeconds } from "@hoc/incident-schemas";
import type { AnalysisWindow, ReadPorts } from "@hoc/incident-schemas/ports";
import { rowsTouched } from "../../tooling/db/rows-touched.js";
import { medians, printLine } from "./measure.js";
import type { Stand } from "./stand.js";

/** An analysis that is measured, and the barest statement that gives its figures, of tenant `$1` from `$2` to `$3`. */
interface AnalysisCase {
  readonly name: string;
  readonly days: number;
  readonly bare: string;
  readonly run: (ports: ReadPorts, tenantId: string, window: AnalysisWindow) => Promise<unknown>;
}

const ROUNDS = 9;
const DAY_SECONDS = 86_400;
const WEEKS = { granularity: "week", timeZone: "UTC" } as const;
const DAYS = { granularity: "day", timeZone: "America/New_York" } as const;

const OF_TENANT = "where i.tenant_id = $1 and not i.is_synthetic and";
const CREATED_IN_WINDOW = `${OF_TENANT} i.created_at between $2::timestamptz and $3::timestamptz`;
const CREATED = `from hoc.incidents as i ${CREATED_IN_WINDOW}`;
const RESOLVED = `from hoc.incidents as i ${OF_TENANT} i.lifecycle_state = 'RESOLVED'
  and i.resolved_at between $2::timestamptz and $3::timestamptz`;

const measured = (duration: string) => `avg(${duration}), percentile_cont(0.5) within group (order by ${duration})`;

const BARE_METRICS = `
  select count(*), count(*) filter (where i.lifecycle_state <> 'RESOLVED'),
    count(*) filter (where i.lifecycle_state = 'ACKED'), count(*) filter (where i.lifecycle_state = 'RESOLVED'),
    ${measured("i.acknowledged_at - i.started_at")}, ${measured("i.contained_at - i.started_at")},
    ${measured("i.resolved_at - i.started_at")},
    ${measured("case when i.resolved_at is null then $3::timestamptz - i.started_at end")},
    count(*) filter (where i.resolved_at - i.started_at <= t.target),
    count(*) filter (where coalesce(i.resolved_at, $3::timestamptz) - i.started_at > t.target),
    count(*) filter (where i.severity = 'critical'), count(*) filter (where i.severity = 'high'),
    count(*) filter (where i.severity = 'medium'), count(*) filter (where i.severity = 'low')
  from hoc.incidents as i
  cross join lateral (
    select case i.severity when 'critical' then interval '1 hour' when 'high' then interval '4 hours'
      when 'medium' then interval '1 day' else interval '3 days' end as target
  ) as t
  ${CREATED_IN_WINDOW}`;

const bareTrend = (bucket: (instant: string) => string) => `
  select 'created', ${bucket("i.created_at")} as bucket, count(*), null ${CREATED} group by bucket
  union all
  select 'resolved', ${bucket("i.resolved_at")} as bucket, count(*), avg(i.resolved_at - i.started_at) ${RESOLVED}
  group by bucket`;

const week = (instant: string) => `date_trunc('week', ${instant} at time zone 'UTC')`;
const localDay = (instant: string) => `date_trunc('day', ${instant} at time zone 'America/New_York')`;

const CASES: readonly AnalysisCase[] = [
  {
    name: "metrics",
    days: 30,
    bare: BARE_METRICS,
    run: ({ incidentsFacade }, tenantId, window) => incidentsFacade.fetchMetricsAggregates(tenantId, window),
  },
  {
    name: "distribution",
    days: 30,
    bare: `select i.category, i.severity, i.cause_type, count(*) ${CREATED} group by grouping sets (1, 2, 3)`,
    run: ({ incidentsFacade }, tenantId, window) => incidentsFacade.fetchHistoricalDistribution(tenantId, window),
  },
  {
    name: "trend by weeks",
    days: 30,
    bare: bareTrend(week),
    run: ({ incidentsFacade }, tenantId, window) => incidentsFacade.fetchHistoricalTrend(tenantId, window, WEEKS),
  },
  {
    name: "trend by local days",
    days: 30,
    bare: bareTrend(localDay),
    run: ({ incidentsFacade }, tenantId, window) => incidentsFacade.fetchHistoricalTrend(tenantId, window, DAYS),
  },
  {
    name: "cost trend by weeks",
    days: 30,
    bare: `select ${week("i.created_at")} as bucket, count(*), count(i.cost_micros), sum(i.cost_micros) ${CREATED}
      group by bucket`,
    run: ({ incidentsFacade }, tenantId, window) => incidentsFacade.fetchHistoricalCostTrend(tenantId, window, WEEKS),
  },
  {
    name: "cost impact",
    days: 30,
    bare: `select i.category, i.resolution_method, count(*), sum(i.cost_micros) ${CREATED}
      and i.cost_micros is not null group by 1, 2 order by 4 desc limit 20`,
    run: ({ incidentsFacade }, tenantId, window) => incidentsFacade.fetchCostImpactData(tenantId, window, 20),
  },
  {
    name: "patterns, 4 statements",
    days: 1,
    bare: `select i.category, count(*), array_agg(i.id) ${CREATED} group by 1`,
    async run({ incidentPatterns }, tenantId, window) {
      await incidentPatterns.fetchIncidentsCount(tenantId, window);
      await incidentPatterns.fetchCategoryClusters(tenantId, window, 3, 10);
      await incidentPatterns.fetchSeveritySpikes(tenantId, window, 3, 10);
      await incidentPatterns.fetchCascadeFailures(tenantId, window, 2, 10);
    },
  },
  {
    name: "recurrence",
    days: 30,
    bare: `select i.category, i.resolution_method, count(*), count(distinct date_trunc('day', i.created_at, 'UTC')),
      min(i.created_at), max(i.created_at) ${CREATED} group by 1, 2`,
    run: ({ recurrence }, tenantId, window) => recurrence.fetchRecurrenceGroups(tenantId, window, 3, 20),
  },
];

const TITLES = [
  "analysis".padEnd(24),
  "days",
  "in window",
  "driver ms",
  "bare ms",
  "ratio",
  "statements",
  "touched",
] as const;

/** Analyses: our statements against the barest one that gives the same figures, and how many rows they read. */
export async function reportAnalyses(stand: Stand): Promise<void> {
  console.log(`\nanalyses, medians of ${ROUNDS} rounds in turn\n`);
  printLine(TITLES, TITLES);
  for (const one of CASES) await reportAnalysis(stand, one);
}

async function reportAnalysis(stand: Stand, { name, days, bare, run }: AnalysisCase): Promise<void> {
  const { pool, tenantId, asOf, ports } = stand;
  const at = { asOf, sequence: 1, isLatest: true };
  const window = { from: addSeconds(asOf, -days * DAY_SECONDS), to: asOf, includeSynthetic: false, at };
  const ask = async (statement: string, parameters: readonly unknown[]) =>
    (await pool.query(statement, [...parameters])).rows;

  const statements = await stand.sent((overheard) => run(overheard, tenantId, window));
  let touched = 0;
  for (const { sql, parameters } of statements) touched += await rowsTouched(ask, sql, parameters);

  const parameters = [tenantId, window.from, window.to];
  const [{ count: inWindow } = { count: "0" }] = (await ask(`select count(*) ${CREATED}`, parameters)) as {
    readonly count: string;
  }[];
  const [ours = 0, theirs = 0] = await medians(ROUNDS, [
    () => run(ports, tenantId, window),
    () => pool.query(bare, parameters),
  ]);
  printLine(TITLES, [
    name,
    String(days),
    inWindow,
    ours,
    theirs,
    ours / theirs,
    String(statements.length),
    String(touched),
  ]);
}
