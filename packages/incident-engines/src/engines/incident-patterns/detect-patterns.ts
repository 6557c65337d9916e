import type { PatternDetectionResult, PatternMatchResult, PatternType } from "@hoc/incident-schemas";
import type { PatternGroup } from "@hoc/incident-schemas/ports";
import { analysisScope, HOUR_SECONDS } from "../analysis/analysis-scope.js";
import type { FacadeScope } from "../incidents-facade/incidents-facade.js";
import type { DetectPatterns } from "../incidents-facade/inputs.js";
import {
  CASCADE_THRESHOLD,
  CLUSTER_THRESHOLD,
  cascadeConfidence,
  clusterConfidence,
  SPIKE_THRESHOLD,
  spikeConfidence,
} from "./confidence.js";

/**
 * Finds categories with many incidents, hours with many severe ones, and runs with several, in this order; `limit` goes
 * for each.
 *
 * @throws DomainError `invalid_input` for an instant in the future
 * @example await detectPatterns(scope, "acme", detectPatternsInputSchema.parse({ windowHours: 48 }))
 */
export async function detectPatterns(
  scope: FacadeScope,
  tenantId: string,
  input: DetectPatterns,
): Promise<PatternDetectionResult> {
  const { windowHours, limit } = input;
  const { window, said } = await analysisScope(scope, tenantId, input, windowHours * HOUR_SECONDS);
  const { incidentPatterns } = scope.ports;
  const clusters = await incidentPatterns.fetchCategoryClusters(tenantId, window, CLUSTER_THRESHOLD, limit);
  const spikes = await incidentPatterns.fetchSeveritySpikes(tenantId, window, SPIKE_THRESHOLD, limit);
  const cascades = await incidentPatterns.fetchCascadeFailures(tenantId, window, CASCADE_THRESHOLD, limit);
  return {
    patterns: [
      ...clusters.map((group) => match("category_cluster", group, clusterConfidence(group.incidentCount))),
      ...spikes.map((group) => match("severity_spike", group, spikeConfidence(group.dimension, group.incidentCount))),
      ...cascades.map((group) => match("cascade_failure", group, cascadeConfidence(group.incidentCount))),
    ],
    windowHours,
    windowStart: window.from,
    windowEnd: window.to,
    incidentsAnalyzed: await incidentPatterns.fetchIncidentsCount(tenantId, window),
    ...said,
  };
}

function match(
  patternType: PatternType,
  { dimension, incidentCount, incidentIds }: PatternGroup,
  confidence: number,
): PatternMatchResult {
  return { patternType, dimension, count: incidentCount, incidentIds: [...incidentIds], confidence };
}
