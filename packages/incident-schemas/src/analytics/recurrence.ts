import { z } from "zod";
import { categorySchema } from "../incident/category.js";
import { incidentIdSchema } from "../primitives/ids.js";
import { limitSchema } from "../primitives/page.js";
import { wholeNumberSchema } from "../primitives/query-values.js";
import { readPoint } from "../primitives/read-point.js";
import { incidentSummarySchema } from "../reads/incident-summary.js";
import { analysisInput, analysisOutput, baselineDays, groupLimit, UNCATEGORIZED } from "./analysis.js";

/** Fewest occurrences that count as recurring, unless a caller asks for more. */
export const DEFAULT_RECURRENCE_THRESHOLD = 3;

/** Input of `incidents.query.analyzeRecurrence`. */
export const analyzeRecurrenceInputSchema = z
  .strictObject({
    baselineDays,
    recurrenceThreshold: wholeNumberSchema(2, 100, DEFAULT_RECURRENCE_THRESHOLD).describe(
      "Fewest occurrences of a group.",
    ),
    limit: groupLimit,
    ...analysisInput,
  })
  .meta({ id: "AnalyzeRecurrence" });

/** Incidents of one category that were resolved in one way, over a baseline. */
export const recurrenceGroupResponseSchema = z
  .strictObject({
    category: z.string(),
    resolutionMethod: z.string().nullable().describe("Null for those that are not resolved."),
    totalOccurrences: z.int(),
    distinctDays: z.int().describe("UTC days with an occurrence."),
    occurrencesPerDay: z.number().describe("Per day with an occurrence, two decimals."),
    occurrencesPerCalendarDay: z.number().describe("Per day of the baseline, two decimals."),
    firstOccurrence: z.string(),
    lastOccurrence: z.string(),
    recentIncidentIds: z.array(z.string()).describe("The newest five, newest first."),
  })
  .meta({ id: "RecurrenceGroupResponse" });

/** Incidents of one category that were resolved in one way, over a baseline. */
export type RecurrenceGroupResponse = z.output<typeof recurrenceGroupResponseSchema>;

/** Output of `incidents.query.analyzeRecurrence`, the most frequent group first. */
export const recurrenceAnalysisResponseSchema = z
  .strictObject({
    groups: z.array(recurrenceGroupResponseSchema),
    returned: z.int(),
    totalGroups: z.int(),
    totalRecurring: z.int().describe("Occurrences over all groups, not only those returned."),
    recurrenceThreshold: z.int(),
    baselineDays: z.int(),
    ...analysisOutput,
    ...readPoint,
  })
  .meta({ id: "RecurrenceAnalysisResponse" });

/** Output of `incidents.query.analyzeRecurrence`. */
export type RecurrenceAnalysisResponse = z.output<typeof recurrenceAnalysisResponseSchema>;

/** Input of `incidents.query.getRecurrenceForCategory` and `incidents.query.getCategoryLearnings`. */
export const categoryAnalysisInputSchema = z
  .strictObject({
    category: z.union([z.literal(UNCATEGORIZED), categorySchema]).describe(`\`${UNCATEGORIZED}\` for those without.`),
    baselineDays,
    ...analysisInput,
  })
  .meta({ id: "CategoryAnalysis" });

/** Output of `incidents.query.getRecurrenceForCategory`: the category's most frequent group, if it has incidents. */
export const categoryRecurrenceResponseSchema = z
  .strictObject({
    category: z.string(),
    group: recurrenceGroupResponseSchema.nullable(),
    baselineDays: z.int(),
    ...analysisOutput,
    ...readPoint,
  })
  .meta({ id: "CategoryRecurrenceResponse" });

/** Output of `incidents.query.getRecurrenceForCategory`. */
export type CategoryRecurrenceResponse = z.output<typeof categoryRecurrenceResponseSchema>;

/** Input of `incidents.recurrence.getRecurrenceGroup`. */
export const getRecurrenceGroupInputSchema = z
  .strictObject({ incidentId: incidentIdSchema, limit: limitSchema(200, 50), asOf: analysisInput.asOf })
  .meta({ id: "GetRecurrenceGroup" });

/** Output of `incidents.recurrence.getRecurrenceGroup`: the incidents of one signature and version, newest first. */
export const recurrenceGroupSchema = z
  .strictObject({
    incidentId: z.string(),
    recurrenceSignature: z.string(),
    signatureVersion: z.string(),
    incidents: z.array(
      incidentSummarySchema.extend({
        resolutionSummary: z.string().nullable(),
        postmortemArtifactId: z.string().nullable(),
      }),
    ),
    count: z.int().describe("How many there are; `incidents` may hold fewer."),
    ...readPoint,
  })
  .meta({ id: "RecurrenceGroup" });

/** Output of `incidents.recurrence.getRecurrenceGroup`. */
export type RecurrenceGroup = z.output<typeof recurrenceGroupSchema>;

/** The name of {@link RecurrenceGroupResponse} inside the facade. */
export type RecurrenceGroupResult = RecurrenceGroupResponse;

/** The name of {@link RecurrenceAnalysisResponse} inside the facade. */
export type RecurrenceAnalysisResult = RecurrenceAnalysisResponse;
