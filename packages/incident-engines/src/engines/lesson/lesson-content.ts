import type { DetectFailure, JsonObject } from "@hoc/incident-schemas";
import type { NewLesson } from "@hoc/incident-schemas/ports";

/** The event that a lesson is drawn from, as whoever tells of it says, and the incident that is stored of it. */
export interface LessonEvent
  extends Pick<
    DetectFailure,
    "sourceEventType" | "sourceEventId" | "sourceRunId" | "isSynthetic" | "syntheticScenarioId"
  > {
  /** The stored incident that the event is, or became part of. */
  readonly sourceIncidentId?: string | undefined;
}

/** What a lesson says, and what keeps others like it away. Nothing in it has to be masked any more. */
export interface LessonContent
  extends Pick<
    NewLesson,
    "lessonType" | "severity" | "title" | "description" | "proposedAction" | "subject" | "debounce"
  > {
  readonly detectedPattern: JsonObject;
}

/**
 * The event of a lesson in words, at the beginning of a sentence.
 *
 * @example eventInWords({ sourceEventType: "run", sourceEventId: "run-1" }) // "Run run-1"
 */
export function eventInWords({
  sourceEventType,
  sourceEventId,
}: Pick<LessonEvent, "sourceEventType" | "sourceEventId">): string {
  return `${sourceEventType === "run" ? "Run" : "Incident"} ${sourceEventId}`;
}

/**
 * A lesson that is about to be stored: what it says, and what it was drawn from.
 *
 * @example newLesson(event, failureLesson(event, facts), { lessonId: "les_1", createdAt: ports.recordedAt })
 */
export function newLesson(
  { sourceEventType, sourceEventId, sourceRunId, sourceIncidentId, isSynthetic, syntheticScenarioId }: LessonEvent,
  content: LessonContent,
  given: Pick<NewLesson, "lessonId" | "createdAt">,
): NewLesson {
  const runId = sourceEventType === "run" ? sourceEventId : null;
  return {
    ...given,
    ...content,
    sourceEventType,
    sourceEventId,
    sourceRunId: sourceRunId ?? runId,
    sourceIncidentId: sourceIncidentId ?? null,
    isSynthetic,
    syntheticScenarioId: syntheticScenarioId ?? null,
  };
}
