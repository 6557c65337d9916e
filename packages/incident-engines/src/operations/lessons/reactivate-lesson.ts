import { lessonChangeSchema, reactivateLessonInputSchema } from "@hoc/incident-schemas";
import { changedLesson } from "../../engines/lesson/change-lesson.js";
import { createLessonsLearnedEngine } from "../../engines/lesson/create-lessons-learned-engine.js";
import { defineOperation } from "../define-operation.js";

/**
 * Brings a deferred lesson back before its time. Errors: `lesson_not_found`, `lesson_transition_refused`.
 *
 * @example await operations.execute("incidents.lessons.reactivateLesson", { lessonId: "les_1" }, context)
 */
export const reactivateLesson = defineOperation({
  id: "incidents.lessons.reactivateLesson",
  kind: "command",
  permission: "incidents.write",
  summary: "Brings a deferred lesson back.",
  input: reactivateLessonInputSchema,
  output: lessonChangeSchema,
  async handler({ lessonId }, { context: { tenantId, actor }, ports, ambient }) {
    const engine = createLessonsLearnedEngine({ ports, ambient, actor });
    return changedLesson(lessonId, "reactivate", await engine.reactivateDeferredLesson(tenantId, lessonId));
  },
});
