import type {
  CategoryLearningsResponse,
  CategoryRecurrenceResponse,
  CostImpactResult,
  CostTrendResult,
  HistoricalDistributionResult,
  HistoricalTrendResult,
  IncidentDetailResult,
  IncidentListResult,
  IncidentMetricsResult,
  IncidentsByRunResult,
  LearningsResult,
  PatternDetectionResult,
  RecurrenceAnalysisResult,
} from "@hoc/incident-schemas";
import type { ClockFn, ReadPorts } from "@hoc/incident-schemas/ports";
import type * as Inputs from "./inputs.js";

/** What the facade reads by: one snapshot of a tenant's data, and the clock. */
export interface FacadeScope {
  readonly ports: ReadPorts;
  readonly clock: ClockFn;
}

/**
 * Every question about incidents, answered as of an instant. The inputs are those of the operations of the same names,
 * validated; what belongs to another tenant does not exist.
 */
export interface IncidentsFacade {
  /** Incidents whatever their state. Errors: `invalid_cursor`. */
  listIncidents(tenantId: string, input: Inputs.ListIncidents): Promise<IncidentListResult>;
  /** Incidents that are active or acknowledged. Errors: `invalid_cursor`. */
  listActiveIncidents(tenantId: string, input: Inputs.ListActiveIncidents): Promise<IncidentListResult>;
  /** Incidents that are resolved, historical ones included. Errors: `invalid_cursor`. */
  listResolvedIncidents(tenantId: string, input: Inputs.ListResolvedIncidents): Promise<IncidentListResult>;
  /** Incidents that were resolved more than `retentionDays` before `asOf`. Errors: `invalid_cursor`. */
  listHistoricalIncidents(tenantId: string, input: Inputs.ListHistoricalIncidents): Promise<IncidentListResult>;
  /** One incident, or `null`. */
  getIncidentDetail(tenantId: string, input: Inputs.GetIncident): Promise<IncidentDetailResult | null>;
  /** The incidents that took a signal of a run, newest first. */
  getIncidentsForRun(tenantId: string, input: Inputs.IncidentsForRun): Promise<IncidentsByRunResult>;
  /** Counts, containment, resolution and service levels. */
  getMetrics(tenantId: string, input: Inputs.GetMetrics): Promise<IncidentMetricsResult>;
  /** What incidents did cost, by category and resolution method. */
  analyzeCostImpact(tenantId: string, input: Inputs.AnalyzeCostImpact): Promise<CostImpactResult>;
  /** How many incidents were created and resolved per day, week or month. */
  getHistoricalTrend(tenantId: string, input: Inputs.GetHistoricalTrend): Promise<HistoricalTrendResult>;
  /** How incidents are distributed over categories, severities and causes. */
  getHistoricalDistribution(
    tenantId: string,
    input: Inputs.GetHistoricalDistribution,
  ): Promise<HistoricalDistributionResult>;
  /** What incidents did cost per day, week or month. */
  getHistoricalCostTrend(tenantId: string, input: Inputs.GetHistoricalCostTrend): Promise<CostTrendResult>;
  /** Clusters, spikes and cascades. */
  detectPatterns(tenantId: string, input: Inputs.DetectPatterns): Promise<PatternDetectionResult>;
  /** What comes again, by category and resolution method. */
  analyzeRecurrence(tenantId: string, input: Inputs.AnalyzeRecurrence): Promise<RecurrenceAnalysisResult>;
  /** A category's most frequent group. */
  getRecurrenceForCategory(tenantId: string, input: Inputs.CategoryAnalysis): Promise<CategoryRecurrenceResponse>;
  /** What an incident and those like it teach, or `null` when the tenant has no such incident. */
  getIncidentLearnings(tenantId: string, input: Inputs.GetIncidentLearnings): Promise<LearningsResult | null>;
  /** What a category teaches, or `null` when it has no incidents. */
  getCategoryLearnings(tenantId: string, input: Inputs.CategoryAnalysis): Promise<CategoryLearningsResponse | null>;
}
