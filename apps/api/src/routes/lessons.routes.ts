import { type Endpoint, get, post } from "../http/endpoint.js";

/** What was learned, and what people do with it. A detection may come to nothing, so it says what came of it and no more. */
export const lessonRoutes: readonly Endpoint[] = [
  post("/v1/lessons/failures", "incidents.lessons.detectFromFailure"),
  post("/v1/lessons/near-thresholds", "incidents.lessons.detectFromNearThreshold"),
  post("/v1/lessons/critical-successes", "incidents.lessons.detectFromCriticalSuccess"),
  get("/v1/lessons", "incidents.lessons.listLessons"),
  get("/v1/lessons/stats", "incidents.lessons.getLessonStats"),
  get("/v1/lessons/:lessonId", "incidents.lessons.getLesson"),
  post("/v1/lessons/:lessonId/convert", "incidents.lessons.convertLessonToDraft"),
  post("/v1/lessons/:lessonId/defer", "incidents.lessons.deferLesson"),
  post("/v1/lessons/:lessonId/dismiss", "incidents.lessons.dismissLesson"),
  post("/v1/lessons/:lessonId/reactivate", "incidents.lessons.reactivateLesson"),
];
