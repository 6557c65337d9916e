import { addSeconds } from "@hoc/incident-schemas";
import type { AnalysisWindow, ReadPorts } from "@hoc/incident-schemas/ports";
import { rowsTouched } from "../../tooling/db/rows-touched.js";
import { medians, printLine } from "./measure.js";
import type { Stand } from "./stand.js";

/** An analysis that is measured, and what the barest aggregate over the same incidents groups by. */
interface AnalysisCase {
  readonly name: string;
  readonly days: number;
  readonly groupBy: string;
  readonly run: (ports: ReadPorts, tenantId: string, window: AnalysisWindow) => Promise<unknown>;
}

const ROUNDS = 9;
const DAY_SECONDS = 86_400;
const WEEKS = { granularity: "week", timeZone: "UTC" } as const;
const DAYS = { granularity: "day", timeZone: "America/New_York" } as const;

const CASES: readonly AnalysisCase[] = [
  {
    name: "metrics",
    days: 30,
    groupBy: "i.lifecycle_state, i.severity",
    run: ({ incidentsFacade }, tenantId, window) => incidentsFacade.fetchMetricsAggregates(tenantId, window),
  },
  {
    name: "distribution",
    days: 30,
    groupBy: "i.category, i.severity, i.cause_type",
    run: ({ incidentsFacade }, tenantId, window) => incidentsFacade.fetchHistoricalDistribution(tenantId, window),
  },
  {
    name: "trend by weeks",
    days: 30,
    groupBy: "date_trunc('week', i.created_at at time zone 'UTC')",
    run: ({ incidentsFacade }, tenantId, window) => incidentsFacade.fetchHistoricalTrend(tenantId, window, WEEKS),
  },
  {
    name: "trend by local days",
    days: 30,
    groupBy: "date_trunc('day', i.created_at at time zone 'America/New_York')",
    run: ({ incidentsFacade }, tenantId, window) => incidentsFacade.fetchHistoricalTrend(tenantId, window, DAYS),
  },
  {
    name: "cost trend by weeks",
    days: 30,
    groupBy: "date_trunc('week', i.created_at at time zone 'UTC')",
    run: ({ incidentsFacade }, tenantId, window) => incidentsFacade.fetchHistoricalCostTrend(tenantId, window, WEEKS),
  },
  {
    name: "cost impact",
    days: 30,
    groupBy: "i.category, i.resolution_method",
    run: ({ incidentsFacade }, tenantId, window) => incidentsFacade.fetchCostImpactData(tenantId, window, 20),
  },
  {
    name: "patterns",
    days: 1,
    groupBy: "i.category",
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
    groupBy: "i.category, i.resolution_method",
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

/** Analyses: our statements against counting the same incidents in groups, and how many rows they read. */
export async function reportAnalyses(stand: Stand): Promise<void> {
  console.log(`\nanalyses, medians of ${ROUNDS} rounds in turn\n`);
  printLine(TITLES, TITLES);
  for (const one of CASES) await reportAnalysis(stand, one);
}

async function reportAnalysis(stand: Stand, { name, days, groupBy, run }: AnalysisCase): Promise<void> {
  const { pool, tenantId, asOf, ports } = stand;
  const at = { asOf, sequence: 1, isLatest: true };
  const window = { from: addSeconds(asOf, -days * DAY_SECONDS), to: asOf, includeSynthetic: false, at };
  const ask = async (statement: string, parameters: readonly unknown[]) =>
    (await pool.query(statement, [...parameters])).rows;

  const statements = await stand.sent((overheard) => run(overheard, tenantId, window));
  let touched = 0;
  for (const { sql, parameters } of statements) touched += await rowsTouched(ask, sql, parameters);

  const bare = `select count(*), ${groupBy} from hoc.incidents as i
    where i.tenant_id = $1 and not i.is_synthetic and i.created_at between $2 and $3 group by ${groupBy}`;
  const parameters = [tenantId, window.from, window.to];
  const counted = (await ask(bare, parameters)) as { readonly count: string }[];
  const inWindow = counted.reduce((sum, { count }) => sum + Number(count), 0);
  const [ours = 0, theirs = 0] = await medians(ROUNDS, [
    () => run(ports, tenantId, window),
    () => pool.query(bare, parameters),
  ]);
  printLine(TITLES, [
    name,
    String(days),
    String(inWindow),
    ours,
    theirs,
    ours / theirs,
    String(statements.length),
    String(touched),
  ]);
}
