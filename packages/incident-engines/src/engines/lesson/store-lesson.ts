import type { InsertedLesson } from "@hoc/incident-schemas/ports";
import { appendTraces } from "../append-traces.js";
import { fetchProjectOfRun } from "../event-project.js";
import type { LearningWriting } from "../writing.js";
import { incidentOfRun } from "./incident-of-run.js";
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
  const sourceIncidentId = event.sourceIncidentId ?? (await incidentOf(ports, tenantId, event));
  const lesson = newLesson({ ...event, sourceIncidentId }, content, {
    lessonId: `les_${ambient.uuid()}`,
    createdAt: ports.recordedAt,
  });
  const inserted = await ports.lessons.insertLesson(tenantId, lesson);
  if (inserted.outcome !== "recorded") return inserted;
  const project = lesson.sourceRunId === null ? {} : await fetchProjectOfRun(ports, tenantId, lesson.sourceRunId);
  await appendTraces(ports, tenantId, lessonDetectedTraces(lesson, project, { actor, at: ports.recordedAt }));
  return inserted;
}

/** Hosts may tell of runs that are not stored here; their signals are not found then. */
function incidentOf(
  ports: LearningWriting["ports"],
  tenantId: string,
  { sourceEventType, sourceEventId }: LessonEvent,
): Promise<string | undefined> | undefined {
  return sourceEventType === "run" ? incidentOfRun(ports, tenantId, sourceEventId) : undefined;
}
