import { z } from "zod";
import { LESSON_SEVERITIES, LESSON_SOURCES, LESSON_TYPES } from "../lessons/lesson.js";
import { eventSchema, eventText } from "./envelope.js";

/** Something was learned; a person decides what comes of it. */
export const lessonDetectedSchema = eventSchema("lessons", "lessons.LessonDetected", {
  lessonId: eventText,
  lessonType: z.enum(LESSON_TYPES),
  severity: z.enum(LESSON_SEVERITIES).nullable(),
  sourceEventType: z.enum(LESSON_SOURCES),
  sourceEventId: eventText,
});
