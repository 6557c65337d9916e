import { z } from "zod";
import { wholeNumberSchema } from "../primitives/query-values.js";
import { readPoint } from "../primitives/read-point.js";
import { timeZoneSchema } from "../primitives/time-zone.js";
import { analysisInput, analysisOutput, durationMs, micros } from "./analysis.js";

/** How long a bucket of a trend is. Weeks begin on Monday. */
export const GRANULARITIES = ["day", "week", "month"] as const;

/** How long a bucket of a trend is. */
export type Granularity = (typeof GRANULARITIES)[number];

const windowDays = wholeNumberSchema(7, 365, 90).describe("Days before `asOf` to look at.");

const buckets = {
  granularity: z.enum(GRANULARITIES).default("week"),
  timeZone: timeZoneSchema.describe("IANA name of the zone whose days, weeks and months are the buckets."),
};

/** Input of `incidents.query.getHistoricalTrend`. */
export const getHistoricalTrendInputSchema = z
  .strictObject({ windowDays, ...buckets, ...analysisInput })
  .meta({ id: "GetHistoricalTrend" });

/** Input of `incidents.query.getHistoricalCostTrend`. */
export const getHistoricalCostTrendInputSchema = z
  .strictObject({ windowDays, ...buckets, ...analysisInput })
  .meta({ id: "GetHistoricalCostTrend" });

/** Input of `incidents.query.getHistoricalDistribution`. */
export const getHistoricalDistributionInputSchema = z
  .strictObject({ windowDays, ...analysisInput })
  .meta({ id: "GetHistoricalDistribution" });

const count = z.int().min(0);
const period = z.string().describe("The first day of the bucket in the time zone asked for, `YYYY-MM-DD`.");
const window = { windowDays: z.int(), ...analysisOutput, ...readPoint };
const bucketed = { granularity: z.enum(GRANULARITIES), timeZone: z.string() };

/** One bucket of the trend. */
export const historicalTrendDataPointSchema = z
  .strictObject({
    period,
    incidentCount: count.describe("Created in the bucket."),
    resolvedCount: count.describe("Resolved in the bucket, whenever they were created."),
    avgResolutionTimeMs: durationMs.describe("Of those resolved in the bucket, from start to resolution."),
  })
  .meta({ id: "HistoricalTrendDataPoint" });

/** One bucket of the trend. */
export type HistoricalTrendDataPoint = z.output<typeof historicalTrendDataPointSchema>;

/** Output of `incidents.query.getHistoricalTrend`: every bucket of the window, oldest first, empty ones too. */
export const historicalTrendResponseSchema = z
  .strictObject({
    dataPoints: z.array(historicalTrendDataPointSchema),
    ...bucketed,
    totalIncidents: count,
    totalResolved: count,
    ...window,
  })
  .meta({ id: "HistoricalTrendResponse" });

/** Output of `incidents.query.getHistoricalTrend`. */
export type HistoricalTrendResponse = z.output<typeof historicalTrendResponseSchema>;

/** By what incidents are distributed. */
export const DISTRIBUTION_DIMENSIONS = ["category", "severity", "cause_type"] as const;

/** By what incidents are distributed. */
export type DistributionDimension = (typeof DISTRIBUTION_DIMENSIONS)[number];

/** How many of the incidents have one value of a dimension. */
export const historicalDistributionEntrySchema = z
  .strictObject({
    dimension: z.enum(DISTRIBUTION_DIMENSIONS),
    value: z.string(),
    count,
    percentage: z.number().describe("Two decimals; the percentages of a dimension sum to exactly 100."),
  })
  .meta({ id: "HistoricalDistributionEntry" });

/** How many of the incidents have one value of a dimension. */
export type HistoricalDistributionEntry = z.output<typeof historicalDistributionEntrySchema>;

const entries = z.array(historicalDistributionEntrySchema);

/** Output of `incidents.query.getHistoricalDistribution`; the most frequent value first. */
export const historicalDistributionResponseSchema = z
  .strictObject({ byCategory: entries, bySeverity: entries, byCauseType: entries, totalIncidents: count, ...window })
  .meta({ id: "HistoricalDistributionResponse" });

/** Output of `incidents.query.getHistoricalDistribution`. */
export type HistoricalDistributionResponse = z.output<typeof historicalDistributionResponseSchema>;

/** One bucket of the cost trend. */
export const costTrendDataPointSchema = z
  .strictObject({
    period,
    totalCostMicros: micros,
    incidentCount: count.describe("Created in the bucket."),
    incidentsWithCost: count.describe("Those of them whose cost is known."),
    avgCostPerIncidentMicros: micros.describe("Over those whose cost is known, rounded to a whole one; 0 without any."),
  })
  .meta({ id: "CostTrendDataPoint" });

/** One bucket of the cost trend. */
export type CostTrendDataPoint = z.output<typeof costTrendDataPointSchema>;

/** Output of `incidents.query.getHistoricalCostTrend`: every bucket of the window, oldest first, empty ones too. */
export const costTrendResponseSchema = z
  .strictObject({
    dataPoints: z.array(costTrendDataPointSchema),
    ...bucketed,
    totalCostMicros: micros,
    totalIncidents: count,
    ...window,
  })
  .meta({ id: "CostTrendResponse" });

/** Output of `incidents.query.getHistoricalCostTrend`. */
export type CostTrendResponse = z.output<typeof costTrendResponseSchema>;

/** The name of {@link HistoricalTrendDataPoint} inside the facade. */
export type HistoricalTrendDataPointResult = HistoricalTrendDataPoint;

/** The name of {@link HistoricalTrendResponse} inside the facade. */
export type HistoricalTrendResult = HistoricalTrendResponse;

/** The name of {@link HistoricalDistributionEntry} inside the facade. */
export type HistoricalDistributionEntryResult = HistoricalDistributionEntry;

/** The name of {@link HistoricalDistributionResponse} inside the facade. */
export type HistoricalDistributionResult = HistoricalDistributionResponse;

/** The name of {@link CostTrendDataPoint} inside the facade. */
export type CostTrendDataPointResult = CostTrendDataPoint;

/** The name of {@link CostTrendResponse} inside the facade. */
export type CostTrendResult = CostTrendResponse;
