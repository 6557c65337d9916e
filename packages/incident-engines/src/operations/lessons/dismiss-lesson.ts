import { dismissLessonInputSchema, lessonChangeSchema } from "@hoc/incident-schemas";
import { changedLesson } from "../../engines/lesson/change-lesson.js";
import { createLessonsLearnedEngine } from "../../engines/lesson/create-lessons-learned-engine.js";
import { defineOperation } from "../define-operation.js";

/**
 * Turns a pending lesson down for good. Done again by the same one for the same reason it changes nothing. Errors:
 * `lesson_not_found`, `lesson_transition_refused`.
 *
 * @example
 * await operations.execute("incidents.lessons.dismissLesson", { lessonId: "les_1", reason: "the vendor is gone" }, context)
 */
export const dismissLesson = defineOperation({
  id: "incidents.lessons.dismissLesson",
  kind: "command",
  permission: "incidents.write",
  summary: "Turns a lesson down for good.",
  input: dismissLessonInputSchema,
  output: lessonChangeSchema,
  async handler({ lessonId, reason }, { context: { tenantId, actor }, ports, ambient }) {
    const engine = createLessonsLearnedEngine({ ports, ambient, actor });
    return changedLesson(lessonId, "dismiss", await engine.dismissLesson(tenantId, lessonId, reason));
  },
});
