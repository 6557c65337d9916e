import type { CategoryLearningsResponse, InsightType, LearningInsightResult } from "@hoc/incident-schemas";
import { twoDecimals, wholeQuotient } from "../analysis/two-decimals.js";
import { durationText } from "./duration-text.js";
import { sureEnough } from "./sure-enough.js";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Fewest uses that make the most used method worth a word. */
const DOMINANT_USES = 3;

/** What the rules go by. */
export type CategoryFacts = Pick<
  CategoryLearningsResponse,
  "totalIncidents" | "resolvedCount" | "avgResolutionTimeMs" | "commonResolutionMethods" | "distinctDays"
>;

/**
 * What the incidents of a category teach, each sentence with the size of its sample. None says that something helps:
 * how often a thing was done tells nothing of that.
 *
 * @example categoryInsights({ totalIncidents: 9, resolvedCount: 8, distinctDays: 4, … })
 */
export function categoryInsights(facts: CategoryFacts): LearningInsightResult[] {
  return sureEnough([resolutionRate(facts), resolutionTime(facts), frequency(facts), dominantMethod(facts)]);
}

/** Most are resolved, or fewer than half. */
function resolutionRate({ totalIncidents, resolvedCount }: CategoryFacts): LearningInsightResult | undefined {
  const share = `${resolvedCount} of ${totalIncidents} incidents`;
  if (resolvedCount * 10 >= totalIncidents * 8)
    return insight("response", `Most are resolved: ${share}.`, 70 + wholeQuotient(20 * resolvedCount, totalIncidents));
  if (resolvedCount * 2 >= totalIncidents) return undefined;
  const unresolved = totalIncidents - resolvedCount;
  return insight(
    "response",
    `Fewer than half are resolved: ${share}.`,
    60 + wholeQuotient(20 * unresolved, totalIncidents),
  );
}

/** Resolution takes more than a day, or less than an hour. */
function resolutionTime({ avgResolutionTimeMs, resolvedCount }: CategoryFacts): LearningInsightResult | undefined {
  if (avgResolutionTimeMs === null) return undefined;
  const took = `took ${durationText(avgResolutionTimeMs)} on average, over ${resolvedCount} resolved.`;
  if (avgResolutionTimeMs > DAY_MS)
    return insight(
      "response",
      `Slow: resolution ${took}`,
      Math.min(60 + wholeQuotient(avgResolutionTimeMs, HOUR_MS), 85),
    );
  return avgResolutionTimeMs < HOUR_MS ? insight("response", `Fast: resolution ${took}`, 75) : undefined;
}

/** More than two on a day that has any. */
function frequency({ totalIncidents, distinctDays }: CategoryFacts): LearningInsightResult | undefined {
  if (totalIncidents <= 2 * distinctDays) return undefined;
  const rate = twoDecimals(totalIncidents, distinctDays).toFixed(2);
  return insight(
    "prevention",
    `They come often: ${rate} on a day that has any, ${totalIncidents} incidents over ${distinctDays} such days.`,
    Math.min(60 + wholeQuotient(5 * totalIncidents, distinctDays), 90),
  );
}

/** One method is used again and again. */
function dominantMethod({ commonResolutionMethods, resolvedCount }: CategoryFacts): LearningInsightResult | undefined {
  const [most] = commonResolutionMethods;
  if (most === undefined || most.count < DOMINANT_USES) return undefined;
  return insight(
    "response",
    `The most used method is "${most.resolutionMethod}": ${most.count} of ${resolvedCount} resolved incidents.`,
    60 + Math.min(5 * most.count, 30),
  );
}

function insight(insightType: InsightType, description: string, hundredths: number): LearningInsightResult {
  return { insightType, description, confidence: hundredths / 100, supportingIncidentIds: [] };
}
