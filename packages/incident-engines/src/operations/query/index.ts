import { analyzeCostImpact } from "./analyze-cost-impact.js";
import { analyzeRecurrence } from "./analyze-recurrence.js";
import { detectPatterns } from "./detect-patterns.js";
import { explainIncident } from "./explain-incident.js";
import { getCategoryLearnings } from "./get-category-learnings.js";
import { getHistoricalCostTrend } from "./get-historical-cost-trend.js";
import { getHistoricalDistribution } from "./get-historical-distribution.js";
import { getHistoricalTrend } from "./get-historical-trend.js";
import { getIncidentDetail } from "./get-incident-detail.js";
import { getIncidentEvidence } from "./get-incident-evidence.js";
import { getIncidentLearnings } from "./get-incident-learnings.js";
import { getIncidentProof } from "./get-incident-proof.js";
import { getIncidentSignals } from "./get-incident-signals.js";
import { getIncidentStats } from "./get-incident-stats.js";
import { getIncidentTimeline } from "./get-incident-timeline.js";
import { getIncidentsForRun } from "./get-incidents-for-run.js";
import { getMetrics } from "./get-metrics.js";
import { getPostmortem } from "./get-postmortem.js";
import { getRecurrenceForCategory } from "./get-recurrence-for-category.js";
import { listActiveIncidents } from "./list-active-incidents.js";
import { listHistoricalIncidents } from "./list-historical-incidents.js";
import { listIncidents } from "./list-incidents.js";
import { listPublicIncidents } from "./list-public-incidents.js";
import { listResolvedIncidents } from "./list-resolved-incidents.js";

/** The operations of the family `incidents.query`. */
export const IncidentsQueryHandler = {
  listIncidents,
  listActiveIncidents,
  listResolvedIncidents,
  listHistoricalIncidents,
  listPublicIncidents,
  getIncidentDetail,
  getIncidentTimeline,
  getIncidentSignals,
  getIncidentsForRun,
  getIncidentStats,
  getMetrics,
  analyzeCostImpact,
  getHistoricalTrend,
  getHistoricalDistribution,
  getHistoricalCostTrend,
  detectPatterns,
  analyzeRecurrence,
  getRecurrenceForCategory,
  getIncidentLearnings,
  getCategoryLearnings,
  getPostmortem,
  explainIncident,
  getIncidentEvidence,
  getIncidentProof,
} as const;
