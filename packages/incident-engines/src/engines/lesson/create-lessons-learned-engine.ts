import type {
  DetectCriticalSuccess,
  DetectFailure,
  DetectNearThreshold,
  Instant,
  LessonDetection,
} from "@hoc/incident-schemas";
import type { LearningWriting } from "../writing.js";
import { attemptLesson } from "./attempt-lesson.js";
import { bandOf } from "./band.js";
import { changeLesson, type LessonChangeOutcome } from "./change-lesson.js";
import { convertLesson } from "./convert-lesson.js";
import { criticalSuccessLesson } from "./critical-success-lesson.js";
import { failureFacts } from "./failure-facts.js";
import { failureLesson } from "./failure-lesson.js";
import type { LessonContent, LessonEvent } from "./lesson-content.js";
import { loadLesson } from "./load-lesson.js";
import { nearThresholdLesson } from "./near-threshold-lesson.js";
import { storeLesson } from "./store-lesson.js";

/** Most lessons whose time has come that are reactivated at once, unless it is told otherwise. */
const DUE_AT_ONCE = 100;

/**
 * Keeps what was learned, and does with it what a person decides. Everything of one write: when a step fails, the ones
 * before it leave nothing either. What cannot be done is an answer and no error.
 */
export interface LessonsLearnedEngine {
  /** A lesson of a failure, however bad it was; once per event. Throws `invalid_input` without any severity. */
  detectLessonFromFailure(tenantId: string, told: DetectFailure): Promise<LessonDetection>;
  /** A lesson of a limit that was nearly reached; none below the bands nor of a breach, one a day of metric and band. */
  detectLessonFromNearThreshold(tenantId: string, told: DetectNearThreshold): Promise<LessonDetection>;
  /** A lesson of something that went very well; once per event and kind of success. */
  detectLessonFromCriticalSuccess(tenantId: string, told: DetectCriticalSuccess): Promise<LessonDetection>;
  /** The same for workers that must go on: never throws; what goes wrong is logged and counted, and null. */
  emitNearThreshold(tenantId: string, told: DetectNearThreshold): Promise<LessonDetection | null>;
  /** The same for workers that must go on: never throws; what goes wrong is logged and counted, and null. */
  emitCriticalSuccess(tenantId: string, told: DetectCriticalSuccess): Promise<LessonDetection | null>;
  /** Makes a pending lesson a draft of a policy, which changes nothing by itself; both or none. */
  convertLessonToDraft(tenantId: string, lessonId: string): Promise<LessonChangeOutcome>;
  /** Puts a pending lesson off, to the future only. */
  deferLesson(tenantId: string, lessonId: string, deferUntil: Instant): Promise<LessonChangeOutcome>;
  /** Turns a pending lesson down for good. */
  dismissLesson(tenantId: string, lessonId: string, reason: string): Promise<LessonChangeOutcome>;
  /** Brings a deferred lesson back; `due` when its time has come. */
  reactivateDeferredLesson(tenantId: string, lessonId: string, due?: boolean): Promise<LessonChangeOutcome>;
  /** Brings deferred lessons back whose time has come, those due first first; gives how many came back. */
  reactivateExpiredDeferredLessons(tenantId: string, limit?: number): Promise<number>;
}

/**
 * The engine over the ports of one write, on behalf of an actor.
 *
 * @example await createLessonsLearnedEngine({ ports, ambient, actor }).detectLessonFromFailure("acme", told)
 */
export function createLessonsLearnedEngine(writing: LearningWriting): LessonsLearnedEngine {
  const { ports } = writing;
  const { lessons } = ports;

  const engine: LessonsLearnedEngine = {
    async detectLessonFromFailure(tenantId, told) {
      const { facts, event } = await failureFacts(ports, tenantId, told);
      return learn(tenantId, event, failureLesson(event, facts));
    },

    async detectLessonFromNearThreshold(tenantId, told) {
      const nearness = bandOf(told);
      if (nearness === "below_threshold" || nearness === "breach") return { outcome: nearness, lesson: null };
      return learn(tenantId, told, nearThresholdLesson(told, nearness));
    },

    async detectLessonFromCriticalSuccess(tenantId, told) {
      return learn(tenantId, told, criticalSuccessLesson(told));
    },

    emitNearThreshold: (tenantId, told) =>
      attemptLesson(writing, "near_threshold", { tenantId, runId: told.sourceRunId ?? told.sourceEventId }, () =>
        engine.detectLessonFromNearThreshold(tenantId, told),
      ),

    emitCriticalSuccess: (tenantId, told) =>
      attemptLesson(writing, "critical_success", { tenantId, runId: told.sourceRunId ?? told.sourceEventId }, () =>
        engine.detectLessonFromCriticalSuccess(tenantId, told),
      ),

    convertLessonToDraft: (tenantId, lessonId) =>
      changeLesson(writing, tenantId, lessonId, { change: "convert" }, (lesson, by) =>
        convertLesson(writing, tenantId, lesson, by),
      ),

    deferLesson: (tenantId, lessonId, deferUntil) =>
      changeLesson(writing, tenantId, lessonId, { change: "defer", deferUntil }, (_lesson, by) =>
        lessons.updateLessonDeferred(tenantId, lessonId, { ...by, deferUntil }),
      ),

    dismissLesson: (tenantId, lessonId, reason) =>
      changeLesson(writing, tenantId, lessonId, { change: "dismiss", reason }, (_lesson, by) =>
        lessons.updateLessonDismissed(tenantId, lessonId, { ...by, reason }),
      ),

    reactivateDeferredLesson: (tenantId, lessonId, due = false) =>
      changeLesson(writing, tenantId, lessonId, { change: "reactivate", due }, (_lesson, by) =>
        lessons.updateLessonReactivated(tenantId, lessonId, by),
      ),

    async reactivateExpiredDeferredLessons(tenantId, limit = DUE_AT_ONCE) {
      let reactivated = 0;
      for (const lessonId of await lessons.fetchExpiredDeferred(tenantId, ports.recordedAt, limit)) {
        const { kind } = await engine.reactivateDeferredLesson(tenantId, lessonId, true);
        if (kind === "changed") reactivated += 1;
      }
      return reactivated;
    },
  };
  return engine;

  async function learn(tenantId: string, told: LessonEvent, content: LessonContent): Promise<LessonDetection> {
    const { outcome, lessonId } = await storeLesson(writing, tenantId, told, content);
    return { outcome, lesson: await loadLesson(ports, tenantId, lessonId) };
  }
}
