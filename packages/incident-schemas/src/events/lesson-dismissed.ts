import { eventSchema, eventText } from "./envelope.js";

/** A lesson was turned down. */
export const lessonDismissedSchema = eventSchema("lessons", "lessons.LessonDismissed", {
  lessonId: eventText,
  reason: eventText,
});
