import { z } from "zod";
import { wholeNumberSchema } from "../primitives/query-values.js";
import { readPoint } from "../primitives/read-point.js";
import { analysisInput, analysisOutput, baselineDays, durationMs, groupLimit, micros } from "./analysis.js";
import { slaTargetsSchema } from "./sla-targets.js";

/** Version of the definitions behind {@link incidentMetricsResponseSchema}; `docs/metrics.md` tells them apart. */
export const METRICS_VERSION = "incident-metrics/v1";

/** Input of `incidents.query.getMetrics`. */
export const getMetricsInputSchema = z
  .strictObject({
    windowDays: wholeNumberSchema(1, 90, 30).describe("Days before `asOf` in which the incidents were created."),
    ...analysisInput,
  })
  .meta({ id: "GetMetrics" });

const count = z.int().min(0);

/** Output of `incidents.query.getMetrics`. */
export const incidentMetricsResponseSchema = z
  .strictObject({
    totalCount: count,
    activeCount: count.describe("Active or acknowledged; the acknowledged ones are counted in `ackedCount` too."),
    ackedCount: count,
    resolvedCount: count,
    avgTimeToAcknowledgeMs: durationMs,
    medianTimeToAcknowledgeMs: durationMs,
    avgTimeToContainmentMs: durationMs,
    medianTimeToContainmentMs: durationMs,
    avgTimeToResolutionMs: durationMs,
    medianTimeToResolutionMs: durationMs,
    avgOpenAgeMs: durationMs.describe("Of those not resolved: how long ago they began."),
    medianOpenAgeMs: durationMs,
    oldestOpenAgeMs: durationMs,
    slaMetCount: count,
    slaBreachedCount: count.describe("Resolved too late, or open beyond the target."),
    slaPendingCount: count.describe("Open, and the target not yet reached; in neither of the other counts."),
    slaComplianceRate: z.number().nullable().describe("Per cent with two decimals; null when nothing was due."),
    slaTargets: slaTargetsSchema.describe("Seconds from start to resolution, per severity."),
    criticalCount: count,
    highCount: count,
    mediumCount: count,
    lowCount: count,
    windowDays: z.int(),
    definitions: z.literal(METRICS_VERSION),
    ...analysisOutput,
    ...readPoint,
  })
  .meta({ id: "IncidentMetricsResponse" });

/** Output of `incidents.query.getMetrics`. */
export type IncidentMetricsResponse = z.output<typeof incidentMetricsResponseSchema>;

/** Input of `incidents.query.analyzeCostImpact`. */
export const analyzeCostImpactInputSchema = z
  .strictObject({ baselineDays, limit: groupLimit, ...analysisInput })
  .meta({ id: "AnalyzeCostImpact" });

/** What incidents of one category, resolved in one way, did cost. */
export const costImpactSummarySchema = z
  .strictObject({
    category: z.string(),
    resolutionMethod: z.string().nullable(),
    incidentCount: count,
    totalCostImpactMicros: micros,
    avgCostImpactMicros: micros.describe("Rounded to a whole micro-dollar, halves away from zero."),
  })
  .meta({ id: "CostImpactSummary" });

/** What incidents of one category, resolved in one way, did cost. */
export type CostImpactSummary = z.output<typeof costImpactSummarySchema>;

/** Output of `incidents.query.analyzeCostImpact`: incidents with a known cost, the dearest group first. */
export const costImpactResponseSchema = z
  .strictObject({
    summaries: z.array(costImpactSummarySchema),
    returned: count,
    totalGroups: count,
    totalIncidents: count.describe("Incidents with a known cost, over all groups."),
    totalCostImpactMicros: micros.describe("Over all groups, not only those returned."),
    baselineDays: z.int(),
    ...analysisOutput,
    ...readPoint,
  })
  .meta({ id: "CostImpactResponse" });

/** Output of `incidents.query.analyzeCostImpact`. */
export type CostImpactResponse = z.output<typeof costImpactResponseSchema>;

/** The name of {@link IncidentMetricsResponse} inside the facade. */
export type IncidentMetricsResult = IncidentMetricsResponse;

/** The name of {@link CostImpactSummary} inside the facade. */
export type CostImpactSummaryResult = CostImpactSummary;

/** The name of {@link CostImpactResponse} inside the facade. */
export type CostImpactResult = CostImpactResponse;
