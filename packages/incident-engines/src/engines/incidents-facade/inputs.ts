import type {
  analyzeCostImpactInputSchema,
  analyzeRecurrenceInputSchema,
  categoryAnalysisInputSchema,
  detectPatternsInputSchema,
  getHistoricalCostTrendInputSchema,
  getHistoricalDistributionInputSchema,
  getHistoricalTrendInputSchema,
  getIncidentInputSchema,
  getIncidentLearningsInputSchema,
  getMetricsInputSchema,
  incidentsForRunInputSchema,
  listActiveIncidentsInputSchema,
  listHistoricalIncidentsInputSchema,
  listIncidentsInputSchema,
  listResolvedIncidentsInputSchema,
} from "@hoc/incident-schemas";
import type { z } from "zod";

/** The validated inputs of the facade, named like the schemas that they come from. */
export type ListIncidents = z.output<typeof listIncidentsInputSchema>;
export type ListActiveIncidents = z.output<typeof listActiveIncidentsInputSchema>;
export type ListResolvedIncidents = z.output<typeof listResolvedIncidentsInputSchema>;
export type ListHistoricalIncidents = z.output<typeof listHistoricalIncidentsInputSchema>;
export type GetIncident = z.output<typeof getIncidentInputSchema>;
export type IncidentsForRun = z.output<typeof incidentsForRunInputSchema>;
export type GetMetrics = z.output<typeof getMetricsInputSchema>;
export type AnalyzeCostImpact = z.output<typeof analyzeCostImpactInputSchema>;
export type GetHistoricalTrend = z.output<typeof getHistoricalTrendInputSchema>;
export type GetHistoricalDistribution = z.output<typeof getHistoricalDistributionInputSchema>;
export type GetHistoricalCostTrend = z.output<typeof getHistoricalCostTrendInputSchema>;
export type DetectPatterns = z.output<typeof detectPatternsInputSchema>;
export type AnalyzeRecurrence = z.output<typeof analyzeRecurrenceInputSchema>;
export type CategoryAnalysis = z.output<typeof categoryAnalysisInputSchema>;
export type GetIncidentLearnings = z.output<typeof getIncidentLearningsInputSchema>;
