import type { IncidentListQuery, IncidentListSnapshot, ReadPorts } from "@hoc/incident-schemas/ports";
import { costImpact } from "./costs.js";
import { byDimension, distribution } from "./distribution.js";
import { TARGETS } from "./generate-histories.js";
import type { Question } from "./generate-questions.js";
import { inputRows } from "./input-rows.js";
import { categoryStats, recurrenceData, resolutionMethods, resolutionSummary, similarIncidents } from "./learnings.js";
import { activeIncidents, allIncidents, historicalIncidents, incidentsByRun, resolvedIncidents } from "./lists.js";
import { metrics } from "./metrics.js";
import { cascadeFailures, categoryClusters, incidentsCount, severitySpikes } from "./patterns.js";
import { memberOf, recurrenceForCategory, recurrenceGroup, recurrenceGroups } from "./recurrence.js";
import type { Standing } from "./standing.js";
import { costTrend, trend } from "./trends.js";

/** What reads answer to a question, by the read's name. */
export type Answers = Readonly<Record<string, unknown>>;

/** What the drivers' lists answer. */
export async function driverLists(
  { incidentsFacade }: ReadPorts,
  tenantId: string,
  question: Question,
): Promise<Answers> {
  const { list, border: cutoff, notBefore, runId, at, incidentId } = question;
  const since = notBefore ? { notBefore: cutoff } : {};
  return {
    all: await firstPages(list, (query) => incidentsFacade.fetchAllIncidents(tenantId, query)),
    active: await firstPages(list, (query) => incidentsFacade.fetchActiveIncidents(tenantId, query)),
    resolved: await firstPages(list, (query) =>
      incidentsFacade.fetchResolvedIncidents(tenantId, { ...query, ...since }),
    ),
    historical: await firstPages(list, (query) =>
      incidentsFacade.fetchHistoricalIncidents(tenantId, { ...query, cutoff }),
    ),
    byRun: await incidentsFacade.fetchIncidentsByRun(tenantId, runId, at),
    one: await incidentsFacade.fetchIncidentById(tenantId, incidentId, at),
  };
}

/** What the oracle's lists answer. */
export async function oracleLists(standing: Standing, question: Question): Promise<Answers> {
  const { list, border: cutoff, notBefore, runId, incidentId } = question;
  const since = notBefore ? { notBefore: cutoff } : {};
  return {
    all: await firstPages(list, (query) => allIncidents(standing, query)),
    active: await firstPages(list, (query) => activeIncidents(standing, query)),
    resolved: await firstPages(list, (query) => resolvedIncidents(standing, { ...query, ...since })),
    historical: await firstPages(list, (query) => historicalIncidents(standing, { ...query, cutoff })),
    byRun: incidentsByRun(standing, runId),
    one: standing.incidents.find(({ id }) => id === incidentId),
  };
}

/** What the drivers' analyses answer. */
export async function driverAnalyses(ports: ReadPorts, tenantId: string, question: Question): Promise<Answers> {
  const { window, limit, buckets, threshold, category, signature, at } = question;
  const { incidentsFacade, incidentPatterns, recurrence } = ports;
  return {
    metrics: await incidentsFacade.fetchMetricsAggregates(tenantId, window),
    costImpact: await incidentsFacade.fetchCostImpactData(tenantId, window, limit),
    trend: await incidentsFacade.fetchHistoricalTrend(tenantId, window, buckets),
    costTrend: await incidentsFacade.fetchHistoricalCostTrend(tenantId, window, buckets),
    distribution: byDimension(await incidentsFacade.fetchHistoricalDistribution(tenantId, window)),
    inputRows: await incidentsFacade.fetchInputRows(tenantId, window),
    count: await incidentPatterns.fetchIncidentsCount(tenantId, window),
    clusters: await incidentPatterns.fetchCategoryClusters(tenantId, window, threshold, limit),
    spikes: await incidentPatterns.fetchSeveritySpikes(tenantId, window, threshold, limit),
    cascades: await incidentPatterns.fetchCascadeFailures(tenantId, window, threshold, limit),
    recurrences: await recurrence.fetchRecurrenceGroups(tenantId, window, threshold, limit),
    ofCategory: await recurrence.fetchRecurrenceForCategory(tenantId, window, category),
    ofSignature: shown(await recurrence.fetchRecurrenceGroup(tenantId, signature, limit, at)),
    ...(await driverLearnings(ports, tenantId, question)),
  };
}

/** What the oracle's analyses answer. */
export function oracleAnalyses(standing: Standing, question: Question): Answers {
  const { window, limit, buckets, threshold, category, signature } = question;
  return {
    metrics: metrics(standing, window, TARGETS),
    costImpact: costImpact(standing, window, limit),
    trend: trend(standing, window, buckets),
    costTrend: costTrend(standing, window, buckets),
    distribution: distribution(standing, window),
    inputRows: inputRows(standing, window),
    count: incidentsCount(standing, window),
    clusters: categoryClusters(standing, window, threshold, limit),
    spikes: severitySpikes(standing, window, threshold, limit),
    cascades: cascadeFailures(standing, window, threshold, limit),
    recurrences: recurrenceGroups(standing, window, threshold, limit),
    ofCategory: recurrenceForCategory(standing, window, category),
    ofSignature: recurrenceGroup(standing, signature, limit),
    ...oracleLearnings(standing, question),
  };
}

async function driverLearnings({ postmortem }: ReadPorts, tenantId: string, question: Question): Promise<Answers> {
  const { window, limit, category, incidentId, at } = question;
  const similar = { excludedId: incidentId, category, limit, includeSynthetic: window.includeSynthetic };
  return {
    stats: await postmortem.fetchCategoryStats(tenantId, window, category),
    methods: await postmortem.fetchResolutionMethods(tenantId, window, category, limit),
    days: await postmortem.fetchRecurrenceData(tenantId, window, category),
    summary: await postmortem.fetchResolutionSummary(tenantId, incidentId, at),
    similar: await postmortem.fetchSimilarIncidents(tenantId, { ...similar, at }),
  };
}

function oracleLearnings(standing: Standing, { window, limit, category, incidentId }: Question): Answers {
  const { includeSynthetic } = window;
  return {
    stats: categoryStats(standing, window, category),
    methods: resolutionMethods(standing, window, category, limit),
    days: recurrenceData(standing, window, category),
    summary: resolutionSummary(standing, incidentId),
    similar: similarIncidents(standing, { excludedId: incidentId, category, limit, includeSynthetic }),
  };
}

/** A recurrence group as far as anything of it is shown. */
function shown({ incidents, count }: Awaited<ReturnType<ReadPorts["recurrence"]["fetchRecurrenceGroup"]>>) {
  return { incidents: incidents.map(memberOf), count };
}

/** The page that is asked for, and the one that begins after its last incident. */
async function firstPages(
  query: IncidentListQuery,
  fetch: (query: IncidentListQuery) => IncidentListSnapshot | Promise<IncidentListSnapshot>,
): Promise<readonly IncidentListSnapshot[]> {
  const first = await fetch(query);
  const after = first.items.at(-1);
  if (after === undefined) return [first];
  const { offset: _, ...rest } = query;
  return [first, await fetch({ ...rest, after })];
}
