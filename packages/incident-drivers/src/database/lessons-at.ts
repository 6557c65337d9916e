import type { ReadPoint } from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import { type ReadExecutor, tableRef } from "../executor.js";
import { recordedBy } from "./incidents-at.js";
import { LESSON_STATUS_COLUMNS, LESSON_TRANSITIONS, LESSONS_LEARNED } from "./tables/index.js";

const { subject, statusSequence, debounceKey, debounceAfter, ...shown } = LESSONS_LEARNED.columns;

/** The columns of a lesson that are shown; the others only decide. */
export const LESSON_COLUMNS = shown;

/** What the last transition `t` by a point says of a lesson that changed since. Whatever ends a lesson is its last one. */
const STOOD: Readonly<Record<string, RawBuilder<unknown>>> = {
  status: sql`coalesce(t.to_status, 'pending')`,
  deferredUntil: sql`t.deferred_until`,
};

/**
 * The lessons of a tenant for `from`, under the alias `l`: the table itself at the latest point, otherwise what was
 * recorded by then, each as its last transition had left it.
 *
 * @example sql`select l.id from ${lessonsAt(executor, "acme", point)} where l.tenant_id = ${"acme"}`
 */
export function lessonsAt(executor: ReadExecutor, tenantId: string, at: ReadPoint | undefined): RawBuilder<unknown> {
  if (at === undefined || at.isLatest) return sql`${tableRef(executor, LESSONS_LEARNED)} as l`;
  const columns = Object.entries(LESSON_COLUMNS).map(([field, { name }]) => {
    const stored = sql.id("o", name);
    if (!(field in LESSON_STATUS_COLUMNS)) return stored;
    return sql`case when o.status_sequence <= ${at.sequence}::int8 then ${stored} else ${STOOD[field] ?? sql`null`} end
      as ${sql.id(name)}`;
  });
  return sql`(
    select ${sql.join(columns)} from ${tableRef(executor, LESSONS_LEARNED)} as o
    left join lateral (
      select t.to_status, t.deferred_until from ${tableRef(executor, LESSON_TRANSITIONS)} as t
      where t.tenant_id = ${tenantId} and t.lesson_id = o.id ${recordedBy("t", at)}
        and o.status_sequence > ${at.sequence}::int8
      order by t.sequence desc limit 1
    ) as t on true
    where o.tenant_id = ${tenantId} ${recordedBy("o", at)}
  ) as l`;
}
