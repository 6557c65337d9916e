import { detectPatterns } from "../incident-patterns/detect-patterns.js";
import { getCategoryLearnings, getIncidentLearnings } from "../postmortem/learnings.js";
import { analyzeRecurrence, getRecurrenceForCategory } from "../recurrence-analysis/analyze-recurrence.js";
import { analyzeCostImpact } from "./cost-impact.js";
import { getIncidentDetail } from "./detail.js";
import { getHistoricalCostTrend, getHistoricalDistribution, getHistoricalTrend } from "./historical.js";
import type { FacadeScope, IncidentsFacade } from "./incidents-facade.js";
import {
  getIncidentsForRun,
  listActiveIncidents,
  listHistoricalIncidents,
  listIncidents,
  listResolvedIncidents,
} from "./lists.js";
import { getMetrics } from "./metrics.js";

/**
 * Binds every question about incidents to one snapshot.
 *
 * @example
 * await createIncidentsFacade({ ports, clock }).getMetrics("acme", getMetricsInputSchema.parse({ windowDays: 7 }))
 */
export function createIncidentsFacade(scope: FacadeScope): IncidentsFacade {
  return {
    listIncidents: (tenantId, input) => listIncidents(scope, tenantId, input),
    listActiveIncidents: (tenantId, input) => listActiveIncidents(scope, tenantId, input),
    listResolvedIncidents: (tenantId, input) => listResolvedIncidents(scope, tenantId, input),
    listHistoricalIncidents: (tenantId, input) => listHistoricalIncidents(scope, tenantId, input),
    getIncidentDetail: (tenantId, input) => getIncidentDetail(scope, tenantId, input),
    getIncidentsForRun: (tenantId, input) => getIncidentsForRun(scope, tenantId, input),
    getMetrics: (tenantId, input) => getMetrics(scope, tenantId, input),
    analyzeCostImpact: (tenantId, input) => analyzeCostImpact(scope, tenantId, input),
    getHistoricalTrend: (tenantId, input) => getHistoricalTrend(scope, tenantId, input),
    getHistoricalDistribution: (tenantId, input) => getHistoricalDistribution(scope, tenantId, input),
    getHistoricalCostTrend: (tenantId, input) => getHistoricalCostTrend(scope, tenantId, input),
    detectPatterns: (tenantId, input) => detectPatterns(scope, tenantId, input),
    analyzeRecurrence: (tenantId, input) => analyzeRecurrence(scope, tenantId, input),
    getRecurrenceForCategory: (tenantId, input) => getRecurrenceForCategory(scope, tenantId, input),
    getIncidentLearnings: (tenantId, input) => getIncidentLearnings(scope, tenantId, input),
    getCategoryLearnings: (tenantId, input) => getCategoryLearnings(scope, tenantId, input),
  };
}
