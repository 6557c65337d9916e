import type { Lesson } from "@hoc/incident-schemas";
import type { NewLesson } from "@hoc/incident-schemas/ports";
import { type ChangeTraces, changeTraces, type Doing, type ToldChange } from "../append-traces.js";
import type { EventProject } from "../event-project.js";
import type { AskedChange } from "./decide-change.js";

/**
 * What a lesson leaves behind when it is stored.
 *
 * @example await appendTraces(ports, "acme", lessonDetectedTraces(lesson, project, { actor, at: ports.recordedAt }))
 */
export function lessonDetectedTraces(lesson: NewLesson, project: EventProject, doing: Doing): ChangeTraces {
  const { lessonId, lessonType, severity, sourceEventType, sourceEventId, title } = lesson;
  const told = { lessonType, severity, sourceEventType, sourceEventId };
  return changeTraces(doing, {
    event: { eventType: "lessons.LessonDetected", fields: { lessonId, ...told } },
    project,
    auditType: "LessonDetected",
    entityType: "LESSON",
    entityId: lessonId,
    after: { status: "pending", title, ...told },
  });
}

/**
 * What a lesson leaves behind when something is done with it.
 *
 * @example await appendTraces(ports, "acme", lessonChangedTraces(before, after, asked, project, doing))
 */
export function lessonChangedTraces(
  before: Lesson,
  after: Lesson,
  asked: AskedChange,
  project: EventProject,
  doing: Doing,
): ChangeTraces {
  return changeTraces(doing, {
    ...toldOf(after, asked),
    project,
    entityType: "LESSON",
    entityId: after.lessonId,
    before: stateOf(before),
    after: stateOf(after),
  });
}

function stateOf({ status, deferredUntil, draftProposalId }: Lesson) {
  return { status, deferredUntil, draftProposalId };
}

function toldOf(
  { lessonId, draftProposalId }: Lesson,
  asked: AskedChange,
): Pick<ToldChange, "event" | "auditType" | "reason"> {
  switch (asked.change) {
    case "convert":
      return {
        event: {
          eventType: "lessons.LessonConverted",
          fields: { lessonId, proposalId: draftProposalId as string },
        },
        auditType: "LessonConverted",
      };
    case "defer":
      return {
        event: { eventType: "lessons.LessonDeferred", fields: { lessonId, deferUntil: asked.deferUntil } },
        auditType: "LessonDeferred",
      };
    case "dismiss":
      return {
        event: { eventType: "lessons.LessonDismissed", fields: { lessonId, reason: asked.reason } },
        auditType: "LessonDismissed",
        reason: asked.reason,
      };
    case "reactivate":
      return {
        event: { eventType: "lessons.LessonReactivated", fields: { lessonId, due: asked.due } },
        auditType: "LessonReactivated",
      };
  }
}
