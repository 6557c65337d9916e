import { convertLessonToDraft } from "./convert-lesson-to-draft.js";
import { deferLesson } from "./defer-lesson.js";
import { detectFromCriticalSuccess } from "./detect-from-critical-success.js";
import { detectFromFailure } from "./detect-from-failure.js";
import { detectFromNearThreshold } from "./detect-from-near-threshold.js";
import { dismissLesson } from "./dismiss-lesson.js";
import { getLesson } from "./get-lesson.js";
import { getLessonStats } from "./get-lesson-stats.js";
import { listLessons } from "./list-lessons.js";
import { reactivateLesson } from "./reactivate-lesson.js";

/** The operations of the family `incidents.lessons`. */
export const IncidentsLessonsHandler = {
  detectFromFailure,
  detectFromNearThreshold,
  detectFromCriticalSuccess,
  listLessons,
  getLesson,
  getLessonStats,
  convertLessonToDraft,
  deferLesson,
  dismissLesson,
  reactivateLesson,
} as const;
