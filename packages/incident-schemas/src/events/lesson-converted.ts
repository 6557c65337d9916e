import { eventSchema, eventText } from "./envelope.js";

/** A lesson became a draft of a policy. */
export const lessonConvertedSchema = eventSchema("lessons", "lessons.LessonConverted", {
  lessonId: eventText,
  proposalId: eventText,
});
