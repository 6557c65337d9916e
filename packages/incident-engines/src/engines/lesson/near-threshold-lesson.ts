import {
  type DetectNearThreshold,
  LESSON_DEBOUNCE_HOURS,
  type LessonBand,
  type LessonMetric,
} from "@hoc/incident-schemas";
import { utilisationPercent, warnAtPercent } from "./band.js";
import type { NearThresholdPattern } from "./detected-pattern.js";
import { eventInWords, type LessonContent } from "./lesson-content.js";

/** How a metric is spoken of: what has the limit, and what is counted. */
const WORDS: Readonly<Record<LessonMetric, { readonly limit: string; readonly unit: string }>> = {
  budget: { limit: "budget", unit: "micro-dollars" },
  tokens: { limit: "token limit", unit: "tokens" },
  rate: { limit: "rate limit", unit: "calls" },
  cost: { limit: "cost limit", unit: "micro-dollars" },
};

/**
 * The limit of a metric in words.
 *
 * @example limitInWords("tokens") // "token limit"
 */
export function limitInWords(metric: LessonMetric): string {
  return WORDS[metric].limit;
}

/**
 * What a limit teaches that was nearly reached, in its band. Lessons of the same metric and band keep each other away
 * for a day, those of test scenarios among themselves; a higher band teaches anew.
 *
 * @example nearThresholdLesson(told, "90-95").title // "Near the token limit: 92.3 % used"
 */
export function nearThresholdLesson(told: DetectNearThreshold, band: LessonBand): LessonContent {
  const { metric, currentValue, thresholdValue, isSynthetic } = told;
  const { limit, unit } = WORDS[metric];
  const utilisation = utilisationPercent(told);
  const subject = `${metric}:${band}`;
  const pattern: NearThresholdPattern = { thresholdType: metric, currentValue, thresholdValue, utilisation, band };
  return {
    lessonType: "near_threshold",
    severity: null,
    title: `Near the ${limit}: ${utilisation} % used`,
    description: `${eventInWords(told)} used ${currentValue} of ${thresholdValue} ${unit}, ${utilisation} % of the ${limit}.`,
    proposedAction: `Make a policy that warns from ${warnAtPercent(told)} % of the ${limit} on.`,
    detectedPattern: pattern,
    subject,
    debounce: {
      key: `near_threshold:${subject}${isSynthetic ? ":synthetic" : ""}`,
      hours: LESSON_DEBOUNCE_HOURS,
    },
  };
}
