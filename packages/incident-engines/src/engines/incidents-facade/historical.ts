import type {
  CostTrendResult,
  DistributionDimension,
  HistoricalDistributionEntryResult,
  HistoricalDistributionResult,
  HistoricalTrendResult,
} from "@hoc/incident-schemas";
import type { HistoricalDistributionRowSnapshot } from "@hoc/incident-schemas/ports";
import { analysisScope, DAY_SECONDS } from "../analysis/analysis-scope.js";
import { exactSum } from "../analysis/exact-sum.js";
import { largestRemainder } from "../analysis/largest-remainder.js";
import type { FacadeScope } from "./incidents-facade.js";
import type { GetHistoricalCostTrend, GetHistoricalDistribution, GetHistoricalTrend } from "./inputs.js";

/**
 * How many incidents were created and resolved in each bucket of a window, oldest first, empty buckets included.
 *
 * @example
 * await getHistoricalTrend(scope, "acme",
 *   { windowDays: 90, granularity: "week", timeZone: "Europe/Berlin", includeSynthetic: false })
 */
export async function getHistoricalTrend(
  scope: FacadeScope,
  tenantId: string,
  input: GetHistoricalTrend,
): Promise<HistoricalTrendResult> {
  const { windowDays, granularity, timeZone } = input;
  const { window, said } = await analysisScope(scope, tenantId, input, windowDays * DAY_SECONDS);
  const buckets = { granularity, timeZone };
  const dataPoints = await scope.ports.incidentsFacade.fetchHistoricalTrend(tenantId, window, buckets);
  return {
    dataPoints,
    ...buckets,
    totalIncidents: sumOf(dataPoints.map(({ incidentCount }) => incidentCount)),
    totalResolved: sumOf(dataPoints.map(({ resolvedCount }) => resolvedCount)),
    windowDays,
    ...said,
  };
}

/**
 * How the incidents created in a window are distributed over categories, severities and causes; the percentages of each
 * sum to exactly 100.
 *
 * @example await getHistoricalDistribution(scope, "acme", { windowDays: 90, includeSynthetic: false })
 */
export async function getHistoricalDistribution(
  scope: FacadeScope,
  tenantId: string,
  input: GetHistoricalDistribution,
): Promise<HistoricalDistributionResult> {
  const { windowDays } = input;
  const { window, said } = await analysisScope(scope, tenantId, input, windowDays * DAY_SECONDS);
  const rows = await scope.ports.incidentsFacade.fetchHistoricalDistribution(tenantId, window);
  const bySeverity = entriesOf(rows, "severity");
  return {
    byCategory: entriesOf(rows, "category"),
    bySeverity,
    byCauseType: entriesOf(rows, "cause_type"),
    totalIncidents: sumOf(bySeverity.map(({ count }) => count)),
    windowDays,
    ...said,
  };
}

/**
 * What the incidents created in each bucket of a window did cost, oldest first, empty buckets included.
 *
 * @throws DomainError `cost_out_of_range` when the sum is too large to be exact
 * @example
 * await getHistoricalCostTrend(scope, "acme",
 *   { windowDays: 365, granularity: "month", timeZone: "UTC", includeSynthetic: false })
 */
export async function getHistoricalCostTrend(
  scope: FacadeScope,
  tenantId: string,
  input: GetHistoricalCostTrend,
): Promise<CostTrendResult> {
  const { windowDays, granularity, timeZone } = input;
  const { window, said } = await analysisScope(scope, tenantId, input, windowDays * DAY_SECONDS);
  const buckets = { granularity, timeZone };
  const dataPoints = await scope.ports.incidentsFacade.fetchHistoricalCostTrend(tenantId, window, buckets);
  return {
    dataPoints,
    ...buckets,
    totalCostMicros: exactSum(dataPoints.map(({ totalCostMicros }) => totalCostMicros)),
    totalIncidents: sumOf(dataPoints.map(({ incidentCount }) => incidentCount)),
    windowDays,
    ...said,
  };
}

function entriesOf(
  rows: readonly HistoricalDistributionRowSnapshot[],
  dimension: DistributionDimension,
): HistoricalDistributionEntryResult[] {
  const entries = rows.filter((row) => row.dimension === dimension);
  const percentages = largestRemainder(entries.map(({ count }) => count));
  return entries.map((entry, place) => ({ ...entry, percentage: percentages[place] ?? 0 }));
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
