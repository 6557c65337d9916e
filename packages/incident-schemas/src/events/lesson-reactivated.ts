import { z } from "zod";
import { eventSchema, eventText } from "./envelope.js";

/** A lesson that was put off is back, because it was due or because somebody wanted it back. */
export const lessonReactivatedSchema = eventSchema("lessons", "lessons.LessonReactivated", {
  lessonId: eventText,
  due: z.boolean(),
});
