import type { Actor } from "../incident/actor.js";
import type {
  Lesson,
  LessonFilters,
  LessonStatus,
  LessonSummary,
  LessonTransition,
  LessonType,
} from "../lessons/lesson.js";
import type { Instant } from "../primitives/instant.js";
import type { NewestFirstPage, ReadPoint } from "./read-point.js";

/** A lesson that is about to be stored as `pending`. */
export interface NewLesson
  extends Pick<
    Lesson,
    | "lessonId"
    | "lessonType"
    | "severity"
    | "sourceEventId"
    | "sourceEventType"
    | "sourceRunId"
    | "sourceIncidentId"
    | "title"
    | "description"
    | "proposedAction"
    | "detectedPattern"
    | "isSynthetic"
    | "syntheticScenarioId"
  > {
  readonly createdAt: Instant;
  /** Tells several lessons of one type about one event apart; empty where there is one at most. */
  readonly subject: string;
  /** What keeps further lessons away. Without hours it does so for good. */
  readonly debounce?: { readonly key: string; readonly hours?: number } | undefined;
}

/** What became of a lesson that was to be stored; `lessonId` is the one that stands. */
export interface InsertedLesson {
  readonly outcome: "recorded" | "duplicate" | "debounced";
  readonly lessonId: string;
}

/** Who changes a lesson, and when. */
export interface LessonChangeBy {
  readonly actor: Actor;
  readonly at: Instant;
}

/**
 * Stores and reads what was learned. Every change goes from one status only: it is false, and changes nothing, when the
 * lesson is not there or stands otherwise. Each leaves a transition.
 */
export interface LessonsDriver {
  /**
   * Stores a lesson. One of the same event, type and subject is a duplicate; one of the same debounce key within its
   * hours keeps it away. Which of two comes first is for the unique keys to decide.
   */
  insertLesson(tenantId: string, lesson: NewLesson): Promise<InsertedLesson>;
  fetchLessonById(tenantId: string, lessonId: string, at?: ReadPoint): Promise<Lesson | undefined>;
  /** The id of the lesson that was recorded first of those drawn from an incident; `undefined` when there is none. */
  fetchLessonOfIncident(tenantId: string, incidentId: string, at?: ReadPoint): Promise<string | undefined>;
  /** What was done with a lesson, first things first. */
  fetchLessonTransitions(tenantId: string, lessonId: string, at?: ReadPoint): Promise<LessonTransition[]>;
  /** Lessons recorded before `beforeSequence`, the last one first. */
  fetchLessonsList(
    tenantId: string,
    query: NewestFirstPage & { readonly filters: LessonFilters },
  ): Promise<LessonSummary[]>;
  /** How many lessons the filters leave. */
  countLessons(tenantId: string, filters: LessonFilters, at: ReadPoint): Promise<number>;
  /** Lessons counted by type and status. */
  fetchLessonStats(
    tenantId: string,
    options: { readonly includeSynthetic: boolean; readonly at: ReadPoint },
  ): Promise<{ readonly lessonType: LessonType; readonly status: LessonStatus; readonly count: number }[]>;
  /** From `pending` to `deferred`. */
  updateLessonDeferred(
    tenantId: string,
    lessonId: string,
    change: LessonChangeBy & { readonly deferUntil: Instant },
  ): Promise<boolean>;
  /** From `pending` to `dismissed`. */
  updateLessonDismissed(
    tenantId: string,
    lessonId: string,
    change: LessonChangeBy & { readonly reason: string },
  ): Promise<boolean>;
  /** From `pending` to `converted_to_draft`. The proposal has to be there when the transaction ends. */
  updateLessonConverted(
    tenantId: string,
    lessonId: string,
    change: LessonChangeBy & { readonly proposalId: string },
  ): Promise<boolean>;
  /** From `deferred` to `pending`. */
  updateLessonReactivated(tenantId: string, lessonId: string, change: LessonChangeBy): Promise<boolean>;
  /** The deferred lessons that are due, those due first first, at most `limit`; those that somebody else holds are left out. */
  fetchExpiredDeferred(tenantId: string, now: Instant, limit: number): Promise<string[]>;
}
