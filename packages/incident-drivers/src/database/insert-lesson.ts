import { addSeconds, DomainError } from "@hoc/incident-schemas";
import type { InsertedLesson, NewLesson } from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import { tableRef, type WriteExecutor } from "../executor.js";
import { rowsOf, unnest } from "./insert-rows.js";
import { LESSONS_LEARNED } from "./tables/index.js";
import type { TenantHead } from "./tenant-head.js";

/** What stands for the lesson before the first one of a debounce key. */
const NOTHING_BEFORE = "1970-01-01T00:00:00.000000Z";

const SECONDS_PER_HOUR = 3_600;

/**
 * Stores a lesson as `pending`, with one statement. A lesson of a debounce key says which one of the key it follows, so
 * that of two writers who saw the same last one the unique key lets one through; without hours all follow none. When it
 * is kept away, nothing is stored, and no number of the tenant's sequence is taken.
 *
 * @example await insertLesson(executor, head, lesson) // { outcome: "debounced", lessonId: "lesson_1" }
 */
export async function insertLesson(
  executor: WriteExecutor,
  head: TenantHead,
  { lessonId, debounce, ...said }: NewLesson,
): Promise<InsertedLesson> {
  const { tenantId, nextSequence: sequence, recordedAt } = head;
  const lessons = tableRef(executor, LESSONS_LEARNED);
  const { columns } = LESSONS_LEARNED;
  const row = {
    ...said,
    tenantId,
    id: lessonId,
    sequence,
    recordedAt,
    status: "pending",
    statusSequence: sequence,
    debounceKey: debounce?.key,
    debounceAfter: debounce && NOTHING_BEFORE,
  };
  const names = Object.values(columns).map(({ name }) => sql.id(name));
  const values = Object.values(columns).map(({ name }) =>
    name === columns.debounceAfter.name ? sql`coalesce(k.created_at, r.debounce_after)` : sql.id("r", name),
  );
  const inserted = await rowsOf(
    executor,
    sql`insert into ${lessons} (${sql.join(names)})
      select ${sql.join(values)} from ${unnest(columns, Object.keys(columns), [row], "r")}
      left join lateral (${lastOfKey(sql`l.created_at`)}) as k on true
      where k.created_at is null or k.created_at <= ${notAfter(said.createdAt, debounce?.hours)}::timestamptz
      on conflict do nothing
      returning 1 as inserted`,
  );
  if (inserted.length > 0) {
    head.take();
    return { outcome: "recorded", lessonId };
  }

  const [same] = await rowsOf(
    executor,
    sql`select l.id from ${lessons} as l
      where l.tenant_id = ${tenantId} and l.source_event_id = ${said.sourceEventId}
        and l.lesson_type = ${said.lessonType} and l.subject = ${said.subject}`,
  );
  if (same !== undefined) return { outcome: "duplicate", lessonId: String(same.id) };
  const [last] = await rowsOf(executor, lastOfKey(sql`l.id`));
  if (last === undefined) throw new DomainError("internal_error", "The lesson is neither new nor stored.");
  return { outcome: "debounced", lessonId: String(last.id) };

  function lastOfKey(asked: RawBuilder<unknown>): RawBuilder<unknown> {
    return sql`select ${asked} from ${lessons} as l
      where l.tenant_id = ${tenantId} and l.debounce_key = ${debounce?.key ?? null}
      order by l.debounce_after desc limit 1`;
  }
}

/** The last instant at which a lesson can have been made that lets another one of its key through; null for none. */
function notAfter(createdAt: string, hours: number | undefined): string | null {
  return hours === undefined ? null : addSeconds(createdAt, -hours * SECONDS_PER_HOUR);
}
