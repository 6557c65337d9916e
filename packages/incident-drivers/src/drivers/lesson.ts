import type {
  Lesson,
  LessonChange,
  LessonFilters,
  LessonStatus,
  LessonSummary,
  LessonTransition,
  LessonType,
} from "@hoc/incident-schemas";
import type { LessonChangeBy, LessonsDriver, ReadPoint, ReadPorts } from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import { column } from "../database/columns.js";
import { recordedBy } from "../database/incidents-at.js";
import { insertLesson } from "../database/insert-lesson.js";
import { insertRows, rowsOf, unnest } from "../database/insert-rows.js";
import { LESSON_COLUMNS, lessonsAt } from "../database/lessons-at.js";
import { newestFirst } from "../database/newest-first.js";
import { LESSON_STATUS_COLUMNS, LESSON_TRANSITIONS, LESSONS_LEARNED } from "../database/tables/index.js";
import type { TenantHead } from "../database/tenant-head.js";
import { type ReadExecutor, tableRef, type WriteExecutor } from "../executor.js";
import { equalTo } from "../filters/equal-to.js";
import { fromDb, selectList } from "../mapping/rows.js";

type LessonReader = ReadPorts["lessons"];

/** What a lesson shows in its list. */
const SUMMARY_COLUMNS = {
  lessonId: LESSON_COLUMNS.id,
  tenantId: LESSON_COLUMNS.tenantId,
  lessonType: LESSON_COLUMNS.lessonType,
  severity: LESSON_COLUMNS.severity,
  title: LESSON_COLUMNS.title,
  status: LESSON_COLUMNS.status,
  sourceEventType: LESSON_COLUMNS.sourceEventType,
  sourceEventId: LESSON_COLUMNS.sourceEventId,
  createdAt: LESSON_COLUMNS.createdAt,
  deferredUntil: LESSON_COLUMNS.deferredUntil,
  draftProposalId: LESSON_COLUMNS.draftProposalId,
  isSynthetic: LESSON_COLUMNS.isSynthetic,
  sequence: LESSON_COLUMNS.sequence,
};

const STAT_COLUMNS = {
  lessonType: LESSON_COLUMNS.lessonType,
  status: LESSON_COLUMNS.status,
  count: column("count", "bigint"),
};

/**
 * Binds the reads of lessons to an executor. As of an earlier point a lesson is shown, counted and told apart by how it
 * stood then.
 *
 * @example await createLessonsReader(executor).fetchLessonById("acme", "lesson-1")
 */
export function createLessonsReader(executor: ReadExecutor): LessonReader {
  const lessons = (tenantId: string, at: ReadPoint | undefined) =>
    sql`${lessonsAt(executor, tenantId, at)} where l.tenant_id = ${tenantId}`;

  return {
    async fetchLessonById(tenantId, lessonId, at) {
      const [row] = await rowsOf(
        executor,
        sql`select ${selectList(LESSON_COLUMNS, "l")} from ${lessons(tenantId, at)} and l.id = ${lessonId}`,
      );
      return row && lessonOf(row);
    },
    async fetchLessonOfIncident(tenantId, incidentId, at) {
      const [row] = await rowsOf(
        executor,
        sql`select l.id from ${tableRef(executor, LESSONS_LEARNED)} as l
          where l.tenant_id = ${tenantId} and l.source_incident_id = ${incidentId} ${recordedBy("l", at)}
          order by l.sequence limit 1`,
      );
      return row && String(row.id);
    },
    async fetchLessonTransitions(tenantId, lessonId, at) {
      const rows = await rowsOf(
        executor,
        sql`select ${selectList(LESSON_TRANSITIONS.columns, "t")} from ${tableRef(executor, LESSON_TRANSITIONS)} as t
          where t.tenant_id = ${tenantId} and t.lesson_id = ${lessonId} ${recordedBy("t", at)}
          order by t.sequence`,
      );
      return rows.map(transitionOf);
    },
    async fetchLessonsList(tenantId, { filters, ...page }) {
      const rows = await rowsOf(
        executor,
        sql`select ${selectList(SUMMARY_COLUMNS, "l")}, l.proposed_action is not null as "hasProposedAction"
          from ${lessons(tenantId, page.at)} ${meeting(filters)} ${newestFirst("l", page)}`,
      );
      return rows.map(summaryOf);
    },
    async countLessons(tenantId, filters, at) {
      const [row] = await rowsOf(
        executor,
        sql`select count(*)::int4 as count from ${lessons(tenantId, at)} ${meeting(filters)}`,
      );
      return Number(row?.count);
    },
    async fetchLessonStats(tenantId, { includeSynthetic, at }) {
      const rows = await rowsOf(
        executor,
        sql`select ${selectList(STAT_COLUMNS, "n")} from (
            select l.lesson_type, l.status, count(*) as count
            from ${lessons(tenantId, at)} ${meeting({ includeSynthetic })}
            group by l.lesson_type, l.status
          ) as n
          order by n.lesson_type collate "C", n.status collate "C"`,
      );
      return rows.map(
        (row) => fromDb(STAT_COLUMNS, row) as { lessonType: LessonType; status: LessonStatus; count: number },
      );
    },
  };
}

/** From which status to which each change goes. */
const CHANGES = {
  convert: { fromStatus: "pending", toStatus: "converted_to_draft" },
  defer: { fromStatus: "pending", toStatus: "deferred" },
  dismiss: { fromStatus: "pending", toStatus: "dismissed" },
  reactivate: { fromStatus: "deferred", toStatus: "pending" },
} as const satisfies Record<LessonChange, { readonly fromStatus: LessonStatus; readonly toStatus: LessonStatus }>;

/** What a change says: of the lesson, which otherwise keeps nothing of what was done before, and of the transition. */
interface Said {
  readonly lesson?: Partial<Record<keyof typeof LESSON_STATUS_COLUMNS, string>>;
  readonly transition?: {
    readonly reason?: string;
    readonly deferredUntil?: string;
    readonly draftProposalId?: string;
  };
}

/**
 * Binds lessons to a write transaction. That an event teaches a lesson once, and that a debounce key keeps others away,
 * is for the unique keys to decide, also against a writer without the head.
 *
 * @example await createLessonsDriver(executor, head).updateLessonDismissed("acme", "lesson-1", change)
 */
export function createLessonsDriver(executor: WriteExecutor, head: TenantHead): LessonsDriver {
  const lessons = tableRef(executor, LESSONS_LEARNED);

  async function updateLesson(
    tenantId: string,
    lessonId: string,
    change: LessonChange,
    { actor, at }: LessonChangeBy,
    said: Said = {},
  ): Promise<boolean> {
    head.mustBe(tenantId);
    const { fromStatus, toStatus } = CHANGES[change];
    const row = { ...said.lesson, status: toStatus, statusSequence: head.nextSequence };
    const set = Object.values(LESSON_STATUS_COLUMNS).map(({ name }) => sql`${sql.id(name)} = ${sql.id("n", name)}`);
    const updated = await rowsOf(
      executor,
      sql`update ${lessons} as l set ${sql.join(set)}
        from ${unnest(LESSON_STATUS_COLUMNS, Object.keys(LESSON_STATUS_COLUMNS), [row], "n")}
        where l.tenant_id = ${tenantId} and l.id = ${lessonId} and l.status = ${fromStatus}
        returning 1 as updated`,
    );
    if (updated.length === 0) return false;
    const transition = {
      ...said.transition,
      lessonId,
      sequence: head.take(),
      change,
      fromStatus,
      toStatus,
      actorType: actor.type,
      actorId: actor.id,
      changedAt: at,
    };
    await insertRows(executor, LESSON_TRANSITIONS, [transition], { tenantId, recordedAt: head.recordedAt });
    return true;
  }

  return {
    ...createLessonsReader(executor),
    async insertLesson(tenantId, lesson) {
      head.mustBe(tenantId);
      return insertLesson(executor, head, lesson);
    },
    updateLessonDeferred: (tenantId, lessonId, { deferUntil: deferredUntil, ...by }) =>
      updateLesson(tenantId, lessonId, "defer", by, { lesson: { deferredUntil }, transition: { deferredUntil } }),
    updateLessonDismissed: (tenantId, lessonId, { reason, ...by }) =>
      updateLesson(tenantId, lessonId, "dismiss", by, {
        lesson: { dismissedAt: by.at, dismissedBy: by.actor.id, dismissedReason: reason },
        transition: { reason },
      }),
    updateLessonConverted: (tenantId, lessonId, { proposalId: draftProposalId, ...by }) =>
      updateLesson(tenantId, lessonId, "convert", by, {
        lesson: { convertedAt: by.at, draftProposalId },
        transition: { draftProposalId },
      }),
    updateLessonReactivated: (tenantId, lessonId, by) => updateLesson(tenantId, lessonId, "reactivate", by),
    async fetchExpiredDeferred(tenantId, now, limit) {
      head.mustBe(tenantId);
      const rows = await rowsOf(
        executor,
        sql`select l.id from ${lessons} as l
          where l.tenant_id = ${tenantId} and l.status = 'deferred' and l.deferred_until <= ${now}::timestamptz
          order by l.deferred_until, l.id collate "C" limit ${limit} for update skip locked`,
      );
      return rows.map(({ id }) => String(id));
    },
  };
}

/** `and …` for the lessons `l` that filters leave. */
function meeting({ includeSynthetic, ...wanted }: LessonFilters): RawBuilder<unknown> {
  const { lessonType: lesson_type, status, severity, sourceIncidentId: source_incident_id } = wanted;
  const real = includeSynthetic ? sql`` : sql`and not l.is_synthetic`;
  return sql`${equalTo("l", { lesson_type, status, severity, source_incident_id })} ${real}`;
}

function lessonOf(row: Record<string, unknown>): Lesson {
  const { id, ...lesson } = fromDb(LESSON_COLUMNS, row);
  return { lessonId: id, ...lesson } as Lesson;
}

function summaryOf({ hasProposedAction, ...row }: Record<string, unknown>): LessonSummary {
  return { ...fromDb(SUMMARY_COLUMNS, row), hasProposedAction } as LessonSummary;
}

function transitionOf(row: Record<string, unknown>): LessonTransition {
  const { tenantId, lessonId, recordedAt, ...transition } = fromDb(LESSON_TRANSITIONS.columns, row);
  return transition as LessonTransition;
}
