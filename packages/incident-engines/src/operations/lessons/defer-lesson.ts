import { deferLessonInputSchema, lessonChangeSchema } from "@hoc/incident-schemas";
import { changedLesson } from "../../engines/lesson/change-lesson.js";
import { createLessonsLearnedEngine } from "../../engines/lesson/create-lessons-learned-engine.js";
import { defineOperation } from "../define-operation.js";

/**
 * Puts a pending lesson off to an instant in the future, when it comes back by itself. Done again in the same words it
 * changes nothing. Errors: `lesson_not_found`, `lesson_transition_refused`, `deferral_in_past`.
 *
 * @example
 * await operations.execute("incidents.lessons.deferLesson", { lessonId: "les_1", deferUntil: "2026-04-01T08:00:00Z" }, context)
 */
export const deferLesson = defineOperation({
  id: "incidents.lessons.deferLesson",
  kind: "command",
  permission: "incidents.write",
  summary: "Puts a lesson off.",
  input: deferLessonInputSchema,
  output: lessonChangeSchema,
  async handler({ lessonId, deferUntil }, { context: { tenantId, actor }, ports, ambient }) {
    const engine = createLessonsLearnedEngine({ ports, ambient, actor });
    return changedLesson(lessonId, "defer", await engine.deferLesson(tenantId, lessonId, deferUntil));
  },
});
