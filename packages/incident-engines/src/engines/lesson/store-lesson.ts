import type { InsertedLesson } from "@hoc/incident-schemas/ports";
import { appendTraces } from "../append-traces.js";
import { fetchProjectOfLesson } from "../event-project.js";
import type { LearningWriting } from "../writing.js";
import { incidentOfEvent } from "./incident-of-event.js";
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
  const project = await fetchProjectOfLesson(ports, tenantId, lesson);
  await appendTraces(ports, tenantId, lessonDetectedTraces(lesson, project, { actor, at: ports.recordedAt }));
  return inserted;
}

/** The incident that an event is or became part of; hosts may tell of runs and incidents that are not stored here. */
async function incidentOf(
  ports: LearningWriting["ports"],
  tenantId: string,
  event: LessonEvent,
): Promise<string | undefined> {
  if (event.sourceEventType === "run") return incidentOfRun(ports, tenantId, event.sourceEventId);
  return (await incidentOfEvent(ports, tenantId, event))?.id;
}
