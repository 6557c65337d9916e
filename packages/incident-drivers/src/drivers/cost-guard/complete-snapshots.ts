import { addSeconds, startOfUtcDay } from "@hoc/incident-schemas";
import type { CostSpan, ReadPoint } from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import { currentSnapshots } from "../../database/current-snapshots.js";
import type { ReadExecutor } from "../../executor.js";

const SECONDS_PER_DAY = 86_400;

/**
 * The complete snapshots that a span is made of, for `from`, under the alias `s`: those of its whole UTC days, and those
 * of the hours before the first and after the last of them. Of each period it is the newest by the point.
 *
 * ```sql
 * … from (select … union all select … union all select …) as s
 * ```
 */
export function completeSnapshots(
  executor: ReadExecutor,
  tenantId: string,
  { from, until }: CostSpan,
  at: ReadPoint,
): RawBuilder<unknown> {
  const firstDay = startOfUtcDay(addSeconds(from, SECONDS_PER_DAY - 1));
  const lastDay = startOfUtcDay(until);
  const spans = [
    { snapshotType: "hourly", from, until: firstDay < until ? firstDay : until },
    { snapshotType: "daily", from: firstDay, until: lastDay },
    { snapshotType: "hourly", from: lastDay < firstDay ? until : lastDay, until },
  ] as const;
  const parts = spans.map((span) => {
    const snapshots = currentSnapshots(executor, tenantId, { ...span, at });
    return sql`select p.id from ${snapshots} as p`;
  });
  return sql`(${sql.join(parts, sql` union all `)}) as s`;
}
