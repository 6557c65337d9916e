import type { SlaTargets } from "@hoc/incident-schemas";
import type { IncidentsFacadeDriver } from "@hoc/incident-schemas/ports";
import { selectIncident } from "../../database/select-incident.js";
import type { ReadExecutor } from "../../executor.js";
import { fetchCostImpactData } from "./cost-impact.js";
import { fetchHistoricalDistribution } from "./distribution.js";
import { fetchInputRows } from "./input-rows.js";
import {
  fetchActiveIncidents,
  fetchAllIncidents,
  fetchHistoricalIncidents,
  fetchIncidentsByRun,
  fetchIncidentsOfSameRuns,
  fetchResolvedIncidents,
} from "./lists.js";
import { fetchMetricsAggregates } from "./metrics.js";
import { fetchHistoricalCostTrend, fetchHistoricalTrend } from "./trends.js";

/**
 * Binds lists and analyses of incidents to an executor.
 *
 * @example
 * await createIncidentsFacadeDriver(executor, slaTargets).fetchActiveIncidents("acme",
 *   { filters: {}, sortBy: "created_at", sortOrder: "desc", limit: 20, withTotal: false, at })
 */
export function createIncidentsFacadeDriver(executor: ReadExecutor, slaTargets: SlaTargets): IncidentsFacadeDriver {
  return {
    slaTargets,
    fetchActiveIncidents: (tenantId, query) => fetchActiveIncidents(executor, tenantId, query),
    fetchResolvedIncidents: (tenantId, query) => fetchResolvedIncidents(executor, tenantId, query),
    fetchHistoricalIncidents: (tenantId, query) => fetchHistoricalIncidents(executor, tenantId, query),
    fetchAllIncidents: (tenantId, query) => fetchAllIncidents(executor, tenantId, query),
    fetchIncidentsByRun: (tenantId, runId, at) => fetchIncidentsByRun(executor, tenantId, runId, at),
    fetchIncidentsOfSameRuns: (tenantId, incidentId, limit, at) =>
      fetchIncidentsOfSameRuns(executor, tenantId, incidentId, limit, at),
    fetchIncidentById: (tenantId, incidentId, at) => selectIncident(executor, tenantId, incidentId, at),
    fetchMetricsAggregates: (tenantId, window) => fetchMetricsAggregates(executor, tenantId, window, slaTargets),
    fetchCostImpactData: (tenantId, window, limit) => fetchCostImpactData(executor, tenantId, window, limit),
    fetchHistoricalTrend: (tenantId, window, buckets) => fetchHistoricalTrend(executor, tenantId, window, buckets),
    fetchHistoricalDistribution: (tenantId, window) => fetchHistoricalDistribution(executor, tenantId, window),
    fetchHistoricalCostTrend: (tenantId, window, buckets) =>
      fetchHistoricalCostTrend(executor, tenantId, window, buckets),
    fetchInputRows: (tenantId, window) => fetchInputRows(executor, tenantId, window),
  };
}
