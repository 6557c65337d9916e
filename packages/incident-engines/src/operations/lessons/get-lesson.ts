import { getLessonInputSchema, lessonDetailSchema } from "@hoc/incident-schemas";
import { readAt, readPointOf } from "../../engines/incident-read/read-point.js";
import { loadLesson } from "../../engines/lesson/load-lesson.js";
import { defineOperation } from "../define-operation.js";

/**
 * A lesson and what was done with it, as they stand or as they stood at `asOf`. Errors: `lesson_not_found`.
 *
 * @example await operations.execute("incidents.lessons.getLesson", { lessonId: "les_1" }, context)
 */
export const getLesson = defineOperation({
  id: "incidents.lessons.getLesson",
  kind: "query",
  permission: "incidents.read",
  summary: "Shows a lesson and what was done with it.",
  input: getLessonInputSchema,
  output: lessonDetailSchema,
  async handler({ lessonId, asOf }, { context: { tenantId }, ports, ambient }) {
    const at = await readPointOf(ports, tenantId, asOf, ambient.clock());
    const lesson = await loadLesson(ports, tenantId, lessonId, at);
    const history = await ports.lessons.fetchLessonTransitions(tenantId, lessonId, at);
    return { ...lesson, history, ...readAt(at) };
  },
});
