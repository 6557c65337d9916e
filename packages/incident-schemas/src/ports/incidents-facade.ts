import type { DistributionDimension, Granularity } from "../analytics/historical.js";
import type { SlaTargets } from "../analytics/sla-targets.js";
import type { Incident } from "../incident/incident.js";
import type { IncidentFilters } from "../incident/incident-filters.js";
import type { Instant } from "../primitives/instant.js";
import type { SortField, SortOrder } from "../reads/incident-lists.js";
import type { ReadPoint } from "./read-point.js";

/** What is read of an incident for a list. */
export type IncidentSnapshot = Pick<
  Incident,
  | "id"
  | "tenantId"
  | "lifecycleState"
  | "status"
  | "severity"
  | "category"
  | "title"
  | "description"
  | "triggerType"
  | "llmRunId"
  | "sourceRunId"
  | "causeType"
  | "errorCode"
  | "errorMessage"
  | "affectedAgentId"
  | "policyId"
  | "violationId"
  | "signalCount"
  | "lateSignals"
  | "callsAffected"
  | "costMicros"
  | "overflowCounts"
  | "ownerId"
  | "startedAt"
  | "lastSignalAt"
  | "endedAt"
  | "createdAt"
  | "updatedAt"
  | "acknowledgedAt"
  | "resolvedAt"
  | "resolutionMethod"
  | "resolutionType"
  | "isSynthetic"
  | "syntheticScenarioId"
>;

/** Where an incident stands in any of the orders. */
export type IncidentPosition = Pick<Incident, "createdAt" | "resolvedAt" | "severity" | "id">;

/** A page of a list of incidents. */
export interface IncidentListQuery {
  readonly filters: IncidentFilters;
  readonly sortBy: SortField;
  readonly sortOrder: SortOrder;
  readonly limit: number;
  /** Rows to skip; nothing beside `after`. */
  readonly offset?: number;
  /** The last incident seen; the page begins after it. */
  readonly after?: IncidentPosition;
  /** Whether to count all that match. */
  readonly withTotal: boolean;
  readonly at: ReadPoint;
}

/** Rows of a list in its order, and how many match altogether where that was asked for. */
export interface IncidentListSnapshot {
  readonly items: readonly IncidentSnapshot[];
  readonly total: number | null;
}

/** What an analysis looks at: incidents created from `from` to `to`, both inclusive, as they stood at a point. */
export interface AnalysisWindow {
  readonly from: Instant;
  /** The `asOf` of the point. */
  readonly to: Instant;
  readonly includeSynthetic: boolean;
  readonly at: ReadPoint;
}

/** The buckets of a trend. */
export interface TrendBuckets {
  readonly granularity: Granularity;
  /** IANA name; already checked. */
  readonly timeZone: string;
}

/** Counts and durations over the incidents of a window; milliseconds are whole, null when there is nothing to measure. */
export interface MetricsSnapshot {
  readonly totalCount: number;
  readonly activeCount: number;
  readonly ackedCount: number;
  readonly resolvedCount: number;
  readonly avgTimeToAcknowledgeMs: number | null;
  readonly medianTimeToAcknowledgeMs: number | null;
  readonly avgTimeToContainmentMs: number | null;
  readonly medianTimeToContainmentMs: number | null;
  readonly avgTimeToResolutionMs: number | null;
  readonly medianTimeToResolutionMs: number | null;
  readonly avgOpenAgeMs: number | null;
  readonly medianOpenAgeMs: number | null;
  readonly oldestOpenAgeMs: number | null;
  readonly slaMetCount: number;
  readonly slaBreachedCount: number;
  readonly slaPendingCount: number;
  readonly criticalCount: number;
  readonly highCount: number;
  readonly mediumCount: number;
  readonly lowCount: number;
}

/** Costs of the incidents of one category and resolution method. */
export interface CostImpactRowSnapshot {
  readonly category: string;
  readonly resolutionMethod: string | null;
  readonly incidentCount: number;
  readonly totalCostImpactMicros: number;
  readonly avgCostImpactMicros: number;
}

/** The dearest groups, and what all of them come to. */
export interface CostImpactSnapshot {
  readonly rows: readonly CostImpactRowSnapshot[];
  readonly totalGroups: number;
  readonly totalIncidents: number;
  readonly totalCostImpactMicros: number;
}

/** One bucket of the trend. */
export interface HistoricalTrendRowSnapshot {
  readonly period: string;
  readonly incidentCount: number;
  readonly resolvedCount: number;
  readonly avgResolutionTimeMs: number | null;
}

/** How many incidents have one value of a dimension. */
export interface HistoricalDistributionRowSnapshot {
  readonly dimension: DistributionDimension;
  readonly value: string;
  readonly count: number;
}

/** One bucket of the cost trend. */
export interface CostTrendRowSnapshot {
  readonly period: string;
  readonly totalCostMicros: number;
  readonly incidentCount: number;
  readonly incidentsWithCost: number;
  readonly avgCostPerIncidentMicros: number;
}

/** All that analyses read of an incident, for the hash of the data that went into one. */
export type AnalysisInputRow = Pick<
  Incident,
  | "id"
  | "lifecycleState"
  | "severity"
  | "category"
  | "causeType"
  | "isSynthetic"
  | "costMicros"
  | "startedAt"
  | "createdAt"
  | "acknowledgedAt"
  | "containedAt"
  | "resolvedAt"
  | "resolutionMethod"
>;

/** Lists incidents by topic and reckons over them. */
export interface IncidentsFacadeDriver {
  /** Incidents that are active or acknowledged. */
  fetchActiveIncidents(tenantId: string, query: IncidentListQuery): Promise<IncidentListSnapshot>;
  /** Incidents that are resolved; with `notBefore`, only those resolved at that instant or later. */
  fetchResolvedIncidents(
    tenantId: string,
    query: IncidentListQuery & { readonly notBefore?: Instant },
  ): Promise<IncidentListSnapshot>;
  /** Incidents that were resolved before `cutoff`. */
  fetchHistoricalIncidents(
    tenantId: string,
    query: IncidentListQuery & { readonly cutoff: Instant },
  ): Promise<IncidentListSnapshot>;
  /** Incidents whatever their state. */
  fetchAllIncidents(tenantId: string, query: IncidentListQuery): Promise<IncidentListSnapshot>;
  /** The incidents that took a signal of the run, newest first. */
  fetchIncidentsByRun(tenantId: string, runId: string, at: ReadPoint): Promise<IncidentSnapshot[]>;
  /** The other incidents that took a signal of any run that the incident took one of, newest first, at most `limit`. */
  fetchIncidentsOfSameRuns(
    tenantId: string,
    incidentId: string,
    limit: number,
    at: ReadPoint,
  ): Promise<IncidentSnapshot[]>;
  /** One incident, everything about it, or `undefined`. */
  fetchIncidentById(tenantId: string, incidentId: string, at: ReadPoint): Promise<Incident | undefined>;
  /** Counts, durations and service levels of the window's incidents. */
  fetchMetricsAggregates(tenantId: string, window: AnalysisWindow): Promise<MetricsSnapshot>;
  /** What the window's incidents with a known cost did cost, the dearest group first. */
  fetchCostImpactData(tenantId: string, window: AnalysisWindow, limit: number): Promise<CostImpactSnapshot>;
  /** Every bucket of the window, oldest first: created and resolved in it. */
  fetchHistoricalTrend(
    tenantId: string,
    window: AnalysisWindow,
    buckets: TrendBuckets,
  ): Promise<HistoricalTrendRowSnapshot[]>;
  /** Counts per value of each dimension; within one the most frequent first, ties by value. */
  fetchHistoricalDistribution(tenantId: string, window: AnalysisWindow): Promise<HistoricalDistributionRowSnapshot[]>;
  /** Every bucket of the window, oldest first: costs of those created in it. */
  fetchHistoricalCostTrend(
    tenantId: string,
    window: AnalysisWindow,
    buckets: TrendBuckets,
  ): Promise<CostTrendRowSnapshot[]>;
  /** The data that an analysis of the window can depend on: incidents created or resolved in it, by id. */
  fetchInputRows(tenantId: string, window: AnalysisWindow): Promise<AnalysisInputRow[]>;
  /** The service levels that it reckons with. */
  readonly slaTargets: SlaTargets;
}
