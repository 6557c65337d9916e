import { eventInstant, eventSchema, eventText } from "./envelope.js";

/** A lesson was put off. */
export const lessonDeferredSchema = eventSchema("lessons", "lessons.LessonDeferred", {
  lessonId: eventText,
  deferUntil: eventInstant,
});
