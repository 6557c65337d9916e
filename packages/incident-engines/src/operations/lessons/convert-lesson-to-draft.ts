import { convertLessonInputSchema, lessonChangeSchema } from "@hoc/incident-schemas";
import { changedLesson } from "../../engines/lesson/change-lesson.js";
import { createLessonsLearnedEngine } from "../../engines/lesson/create-lessons-learned-engine.js";
import { defineOperation } from "../define-operation.js";

/**
 * Makes a pending lesson a draft of a policy, which changes nothing before a person approves it; a failure whose cause has
 * an open draft joins that one, or else what was approved of its incident and is in force. Done again it changes nothing.
 * Errors: `lesson_not_found`, `lesson_transition_refused`.
 *
 * @example await operations.execute("incidents.lessons.convertLessonToDraft", { lessonId: "les_1" }, context)
 */
export const convertLessonToDraft = defineOperation({
  id: "incidents.lessons.convertLessonToDraft",
  kind: "command",
  permission: "incidents.write",
  summary: "Makes a lesson a draft of a policy.",
  input: convertLessonInputSchema,
  output: lessonChangeSchema,
  async handler({ lessonId }, { context: { tenantId, actor }, ports, ambient }) {
    const engine = createLessonsLearnedEngine({ ports, ambient, actor });
    return changedLesson(lessonId, "convert", await engine.convertLessonToDraft(tenantId, lessonId));
  },
});
