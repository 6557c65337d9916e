import { z } from "zod";
import { flagSchema, wholeNumberSchema } from "../primitives/query-values.js";
import { asOf } from "../primitives/read-point.js";

/** What every analysis can be told. */
export const analysisInput = {
  asOf,
  includeSynthetic: flagSchema.default(false).describe("Whether synthetic incidents count; lists always show them."),
};

/** The name that an incident without a category is counted under. */
export const UNCATEGORIZED = "uncategorized";

/** Longest baseline of an analysis, in days. */
export const MAX_BASELINE_DAYS = 90;

/** How many days before `asOf` an analysis looks at. */
export const baselineDays = wholeNumberSchema(1, MAX_BASELINE_DAYS, 30).describe("Days before `asOf` to look at.");

/** How many groups are returned; totals cover all. */
export const groupLimit = wholeNumberSchema(1, 50, 20).describe("Most groups to return; totals cover all of them.");

/** What an analysis says of itself. */
export const analysisOutput = {
  includeSynthetic: z.boolean(),
  artifactId: z.string().optional().describe("The artifact that it was saved as; absent when it was only computed."),
  generatedAt: z.string().describe("The instant that the analysis speaks of; the same as `asOf`."),
};

/** Whole milliseconds, rounded half up; null when there is nothing to measure. */
export const durationMs = z.int().nullable();

/** Whole micro-dollars. */
export const micros = z.int();
