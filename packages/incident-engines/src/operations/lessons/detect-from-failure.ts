import { detectFailureInputSchema, lessonDetectionSchema } from "@hoc/incident-schemas";
import { createLessonsLearnedEngine } from "../../engines/lesson/create-lessons-learned-engine.js";
import { defineOperation } from "../define-operation.js";

/**
 * Learns from a failed run or an incident, once; what is not told of it is taken from what is stored. Errors:
 * `invalid_input` at `/severity` when nothing tells how bad it was.
 *
 * @example await operations.execute("incidents.lessons.detectFromFailure", { sourceEventId: "run-1" }, context)
 */
export const detectFromFailure = defineOperation({
  id: "incidents.lessons.detectFromFailure",
  kind: "command",
  permission: "signals.record",
  summary: "Learns from a failure.",
  input: detectFailureInputSchema,
  output: lessonDetectionSchema,
  handler: (told, { context: { tenantId, actor }, ports, ambient }) =>
    createLessonsLearnedEngine({ ports, ambient, actor }).detectLessonFromFailure(tenantId, told),
});
