import type { DetectCriticalSuccess } from "@hoc/incident-schemas";
import type { CriticalSuccessPattern } from "./detected-pattern.js";
import { eventInWords, type LessonContent } from "./lesson-content.js";
import { redact, redactObject } from "./redact.js";

/**
 * What something teaches that went very well: one lesson of each kind of success and event.
 *
 * @example criticalSuccessLesson(told).title // "Critical success: fast_recovery"
 */
export function criticalSuccessLesson(told: DetectCriticalSuccess): LessonContent {
  const successType = redact(told.successType);
  const pattern: CriticalSuccessPattern = { successType, metrics: redactObject(told.metrics) };
  return {
    lessonType: "critical_success",
    severity: "NONE",
    title: `Critical success: ${successType}`,
    description: `${eventInWords(told)} went very well: ${successType}.`,
    proposedAction: null,
    detectedPattern: pattern,
    subject: successType,
  };
}
