import { z } from "zod";
import { SEVERITIES } from "../incident/severity.js";
import { incidentIdSchema } from "../primitives/ids.js";
import { readPoint } from "../primitives/read-point.js";
import { analysisInput, analysisOutput, durationMs } from "./analysis.js";

/** What an insight helps with; nothing produces `communication` yet. */
export const INSIGHT_TYPES = ["prevention", "detection", "response", "communication"] as const;

/** What an insight helps with. */
export type InsightType = (typeof INSIGHT_TYPES)[number];

/** Something learnt from incidents, by a rule. */
export const learningInsightResponseSchema = z
  .strictObject({
    insightType: z.enum(INSIGHT_TYPES),
    description: z.string().describe("A sentence with its numbers, the sample size among them."),
    confidence: z.number().describe("From 0.6 to 1, two decimals; a rule, no probability."),
    supportingIncidentIds: z.array(z.string()),
  })
  .meta({ id: "LearningInsightResponse" });

/** Something learnt from incidents, by a rule. */
export type LearningInsightResponse = z.output<typeof learningInsightResponseSchema>;

/** How an incident went. */
export const resolutionSummaryResponseSchema = z
  .strictObject({
    incidentId: z.string(),
    title: z.string(),
    category: z.string().nullable(),
    severity: z.enum(SEVERITIES),
    resolutionMethod: z.string().nullable(),
    timeToResolutionMs: durationMs.describe("From start to resolution; null when it is not resolved."),
    evidenceCount: z.int().describe("Pieces of evidence stored with it; nothing of this product stores any yet."),
    recoveryAttempted: z.boolean().describe("Whether one of them says so."),
  })
  .meta({ id: "ResolutionSummaryResponse" });

/** How an incident went. */
export type ResolutionSummaryResponse = z.output<typeof resolutionSummaryResponseSchema>;

/** Input of `incidents.query.getIncidentLearnings`. */
export const getIncidentLearningsInputSchema = z
  .strictObject({ incidentId: incidentIdSchema, ...analysisInput })
  .meta({ id: "GetIncidentLearnings" });

/** Output of `incidents.query.getIncidentLearnings`. */
export const learningsResponseSchema = z
  .strictObject({
    incidentId: z.string(),
    isResolved: z.boolean().describe("Learnings of an incident that is not resolved are provisional."),
    resolutionSummary: resolutionSummaryResponseSchema,
    similarIncidents: z
      .array(resolutionSummaryResponseSchema)
      .describe("Resolved incidents of the same category, at most five, the one resolved last first."),
    insights: z.array(learningInsightResponseSchema),
    ...analysisOutput,
    ...readPoint,
  })
  .meta({ id: "LearningsResponse" });

/** Output of `incidents.query.getIncidentLearnings`. */
export type LearningsResponse = z.output<typeof learningsResponseSchema>;

/** Output of `incidents.query.getCategoryLearnings`. */
export const categoryLearningsResponseSchema = z
  .strictObject({
    category: z.string(),
    totalIncidents: z.int(),
    resolvedCount: z.int(),
    avgResolutionTimeMs: durationMs,
    commonResolutionMethods: z
      .array(z.strictObject({ resolutionMethod: z.string(), count: z.int() }))
      .describe("At most five, the most used first."),
    recurrenceRate: z.number().describe("Incidents per day of the baseline, two decimals."),
    activeDayRate: z.number().describe("Incidents per UTC day that had any, two decimals."),
    distinctDays: z.int(),
    insights: z.array(learningInsightResponseSchema),
    baselineDays: z.int(),
    ...analysisOutput,
    ...readPoint,
  })
  .meta({ id: "CategoryLearningsResponse" });

/** Output of `incidents.query.getCategoryLearnings`. */
export type CategoryLearningsResponse = z.output<typeof categoryLearningsResponseSchema>;

/** The name of {@link LearningInsightResponse} inside the facade. */
export type LearningInsightResult = LearningInsightResponse;

/** The name of {@link ResolutionSummaryResponse} inside the facade. */
export type ResolutionSummaryResult = ResolutionSummaryResponse;

/** The name of {@link LearningsResponse} inside the facade. */
export type LearningsResult = LearningsResponse;
