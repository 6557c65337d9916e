import { detectCriticalSuccessInputSchema, lessonDetectionSchema } from "@hoc/incident-schemas";
import { createLessonsLearnedEngine } from "../../engines/lesson/create-lessons-learned-engine.js";
import { defineOperation } from "../define-operation.js";

/**
 * Learns from something that went very well, once for each event and kind of success.
 *
 * @example
 * await operations.execute("incidents.lessons.detectFromCriticalSuccess", { sourceEventId: "run-1",
 *   successType: "fast_recovery", metrics: { seconds: 3 } }, context)
 */
export const detectFromCriticalSuccess = defineOperation({
  id: "incidents.lessons.detectFromCriticalSuccess",
  kind: "command",
  permission: "signals.record",
  summary: "Learns from something that went very well.",
  input: detectCriticalSuccessInputSchema,
  output: lessonDetectionSchema,
  handler: (told, { context: { tenantId, actor }, ports, ambient }) =>
    createLessonsLearnedEngine({ ports, ambient, actor }).detectLessonFromCriticalSuccess(tenantId, told),
});
