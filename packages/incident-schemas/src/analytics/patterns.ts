import { z } from "zod";
import { wholeNumberSchema } from "../primitives/query-values.js";
import { readPoint } from "../primitives/read-point.js";
import { analysisInput, analysisOutput } from "./analysis.js";

/** What patterns are looked for. */
export const PATTERN_TYPES = ["category_cluster", "severity_spike", "cascade_failure"] as const;

/** What patterns are looked for. */
export type PatternType = (typeof PATTERN_TYPES)[number];

/** Input of `incidents.query.detectPatterns`. */
export const detectPatternsInputSchema = z
  .strictObject({
    windowHours: wholeNumberSchema(1, 168, 24).describe("Hours before `asOf` to look at."),
    limit: wholeNumberSchema(1, 50, 10).describe("Most patterns of each type."),
    ...analysisInput,
  })
  .meta({ id: "DetectPatterns" });

/** Incidents that belong together. */
export const patternMatchResponseSchema = z
  .strictObject({
    patternType: z.enum(PATTERN_TYPES),
    dimension: z.string().describe("The category, the severity, or the run."),
    count: z.int(),
    incidentIds: z.array(z.string()).describe("At most ten, newest first."),
    confidence: z.number().describe("From 0 to 1, two decimals; a rule, no probability."),
  })
  .meta({ id: "PatternMatchResponse" });

/** Incidents that belong together. */
export type PatternMatchResponse = z.output<typeof patternMatchResponseSchema>;

/** Output of `incidents.query.detectPatterns`: clusters, then spikes, then cascades. */
export const patternDetectionResponseSchema = z
  .strictObject({
    patterns: z.array(patternMatchResponseSchema),
    windowHours: z.int(),
    windowStart: z.string(),
    windowEnd: z.string(),
    incidentsAnalyzed: z.int(),
    ...analysisOutput,
    ...readPoint,
  })
  .meta({ id: "PatternDetectionResponse" });

/** Output of `incidents.query.detectPatterns`. */
export type PatternDetectionResponse = z.output<typeof patternDetectionResponseSchema>;

/** The name of {@link PatternMatchResponse} inside the facade. */
export type PatternMatchResult = PatternMatchResponse;

/** The name of {@link PatternDetectionResponse} inside the facade. */
export type PatternDetectionResult = PatternDetectionResponse;
