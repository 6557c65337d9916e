import type { InsertedLesson } from "@hoc/incident-schemas/ports";
import { appendTraces } from "../append-traces.js";
import { fetchProjectOfRun } from "../event-project.js";
import type { LearningWriting } from "../writing.js";
import { type LessonContent, type LessonEvent, newLesson } from "./lesson-content.js";
import { lessonDetectedTraces } from "./lesson-traces.js";

/**
 * Stores what was learned from an event, with its event and audit record, unless that was learned before.
 *
 * @example const { outcome, lessonId } = await storeLesson(writing, "acme", event, failureLesson(event, facts))
 */
export async function storeLesson(
  { ports, ambient, actor }: LearningWriting,
  tenantId: string,
  event: LessonEvent,
  content: LessonContent,
): Promise<InsertedLesson> {
  const lesson = newLesson(event, content, { lessonId: `les_${ambient.uuid()}`, createdAt: ports.recordedAt });
  const inserted = await ports.lessons.insertLesson(tenantId, lesson);
  if (inserted.outcome !== "recorded") return inserted;
  const project = lesson.sourceRunId === null ? {} : await fetchProjectOfRun(ports, tenantId, lesson.sourceRunId);
  await appendTraces(ports, tenantId, lessonDetectedTraces(lesson, project, { actor, at: ports.recordedAt }));
  return inserted;
}
