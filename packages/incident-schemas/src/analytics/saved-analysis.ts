import { z } from "zod";
import { analyticsArtifactSchema } from "./artifact.js";
import {
  costTrendResponseSchema,
  getHistoricalCostTrendInputSchema,
  getHistoricalDistributionInputSchema,
  getHistoricalTrendInputSchema,
  historicalDistributionResponseSchema,
  historicalTrendResponseSchema,
} from "./historical.js";
import {
  analyzeCostImpactInputSchema,
  costImpactResponseSchema,
  getMetricsInputSchema,
  incidentMetricsResponseSchema,
} from "./metrics.js";
import { detectPatternsInputSchema, patternDetectionResponseSchema } from "./patterns.js";
import { analyzeRecurrenceInputSchema, recurrenceAnalysisResponseSchema } from "./recurrence.js";

const saved = <const Name extends string, Parameters extends z.ZodType>(name: Name, parameters: Parameters) =>
  z.strictObject({
    analysis: z.literal(name),
    parameters: parameters.describe(`As \`incidents.query.${name}\` takes.`),
  });

/** Input of `analytics.artifacts.saveAnalysis`: which analysis, and what it is told. */
export const saveAnalysisInputSchema = z
  .discriminatedUnion("analysis", [
    saved("getMetrics", getMetricsInputSchema),
    saved("analyzeCostImpact", analyzeCostImpactInputSchema),
    saved("getHistoricalTrend", getHistoricalTrendInputSchema),
    saved("getHistoricalDistribution", getHistoricalDistributionInputSchema),
    saved("getHistoricalCostTrend", getHistoricalCostTrendInputSchema),
    saved("detectPatterns", detectPatternsInputSchema),
    saved("analyzeRecurrence", analyzeRecurrenceInputSchema),
  ])
  .meta({ id: "SaveAnalysis" });

/** Which analysis to save, and what it is told. */
export type AnalysisToSave = z.output<typeof saveAnalysisInputSchema>;

/** Output of `analytics.artifacts.saveAnalysis`: the artifact, and the analysis, which names it. */
export const savedAnalysisSchema = z
  .strictObject({
    artifact: analyticsArtifactSchema,
    recorded: z.boolean().describe("Whether this call stored it; false when it was stored before."),
    result: z.union([
      incidentMetricsResponseSchema,
      costImpactResponseSchema,
      historicalTrendResponseSchema,
      historicalDistributionResponseSchema,
      costTrendResponseSchema,
      patternDetectionResponseSchema,
      recurrenceAnalysisResponseSchema,
    ]),
  })
  .meta({ id: "SavedAnalysis" });

/** The artifact of a saved analysis, and the analysis. */
export type SavedAnalysis = z.output<typeof savedAnalysisSchema>;
