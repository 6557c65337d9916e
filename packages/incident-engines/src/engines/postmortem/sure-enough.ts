import type { LearningInsightResult } from "@hoc/incident-schemas";

/** The least confidence that an insight is told with. */
const INSIGHT_CONFIDENCE_THRESHOLD = 0.6;

/**
 * The insights that rules came to, in the order of the rules, without those that are not sure enough.
 *
 * @example sureEnough([usualMethod(incident, similar), undefined])
 */
export function sureEnough(insights: readonly (LearningInsightResult | undefined)[]): LearningInsightResult[] {
  return insights
    .filter((insight) => insight !== undefined)
    .filter(({ confidence }) => confidence >= INSIGHT_CONFIDENCE_THRESHOLD);
}
