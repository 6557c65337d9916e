import { detectNearThresholdInputSchema, lessonDetectionSchema } from "@hoc/incident-schemas";
import { createLessonsLearnedEngine } from "../../engines/lesson/create-lessons-learned-engine.js";
import { defineOperation } from "../define-operation.js";

/**
 * Learns from a limit that was nearly reached: from 85 per cent of it on and below all of it, once a day for each metric
 * and band.
 *
 * @example
 * await operations.execute("incidents.lessons.detectFromNearThreshold", { sourceEventId: "run-1", metric: "tokens",
 *   currentValue: 923, thresholdValue: 1_000 }, context)
 */
export const detectFromNearThreshold = defineOperation({
  id: "incidents.lessons.detectFromNearThreshold",
  kind: "command",
  permission: "signals.record",
  summary: "Learns from a limit that was nearly reached.",
  input: detectNearThresholdInputSchema,
  output: lessonDetectionSchema,
  handler: (told, { context: { tenantId, actor }, ports, ambient }) =>
    createLessonsLearnedEngine({ ports, ambient, actor }).detectLessonFromNearThreshold(tenantId, told),
});
