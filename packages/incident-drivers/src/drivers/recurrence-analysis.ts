import type { AnalysisWindow, RecurrenceAnalysisDriver, RecurrenceGroupSnapshot } from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import { ACTIVE_DAYS } from "../database/active-days.js";
import { createdInWindow } from "../database/analysis-window.js";
import { column, nullable } from "../database/columns.js";
import { incidentsAt } from "../database/incidents-at.js";
import { rowsOf } from "../database/insert-rows.js";
import { newestIds } from "../database/newest-ids.js";
import { roundedHalfUp } from "../database/rounding.js";
import { INCIDENT_COLUMNS } from "../database/tables/index.js";
import type { ReadExecutor } from "../executor.js";
import { ANALYSED_CATEGORY, ofCategory } from "../filters/analysed-category.js";
import { snapshotFields, toSnapshot } from "../mapping/incident-snapshot.js";
import { fromDb, selectList } from "../mapping/rows.js";

const GROUP_COLUMNS = {
  category: column("category", "text"),
  resolutionMethod: nullable("resolution_method", "text"),
  totalOccurrences: column("occurrences", "bigint"),
  distinctDays: column("distinct_days", "bigint"),
  hundredthsPerDay: column("hundredths_per_day", "bigint"),
  firstOccurrence: column("first_at", "instant"),
  lastOccurrence: column("last_at", "instant"),
  recentIncidentIds: column("newest", "json"),
};

/** What each row says of all groups. */
const TOTAL_COLUMNS = {
  totalGroups: column("total_groups", "bigint"),
  totalRecurring: column("total_recurring", "bigint"),
};

/** What a group shows of an incident that a list does not. */
const MEMBER_COLUMNS = {
  resolutionSummary: INCIDENT_COLUMNS.resolutionSummary,
  postmortemArtifactId: INCIDENT_COLUMNS.postmortemArtifactId,
};

/** Most incidents that a group names. */
const NAMED_INCIDENTS = 5;

/**
 * Binds the search for what comes again to an executor.
 *
 * @example await createRecurrenceAnalysisDriver(executor).fetchRecurrenceGroups("acme", window, 3, 20)
 */
export function createRecurrenceAnalysisDriver(executor: ReadExecutor): RecurrenceAnalysisDriver {
  /** The groups of the window's incidents that `narrowed` leaves, the most frequent first. */
  const groupsOf = (
    tenantId: string,
    window: AnalysisWindow,
    { narrowed, threshold, limit }: { narrowed: RawBuilder<unknown>; threshold: number; limit: number },
  ) =>
    rowsOf(
      executor,
      sql`select ${selectList({ ...GROUP_COLUMNS, ...TOTAL_COLUMNS }, "g")} from (
          select ${ANALYSED_CATEGORY} as category, i.resolution_method, count(*) as occurrences,
            ${ACTIVE_DAYS} as distinct_days,
            ${roundedHalfUp(sql`100 * count(*)`, ACTIVE_DAYS)} as hundredths_per_day,
            min(i.created_at) as first_at, max(i.created_at) as last_at,
            ${newestIds(NAMED_INCIDENTS)} as newest,
            count(*) over () as total_groups, sum(count(*)) over () as total_recurring
          ${createdInWindow(executor, tenantId, window)} ${narrowed}
          group by ${ANALYSED_CATEGORY}, i.resolution_method having count(*) >= ${threshold}
        ) as g
        order by g.occurrences desc, g.category collate "C", g.resolution_method collate "C" nulls last
        limit ${limit}`,
    );
  return {
    async fetchRecurrenceGroups(tenantId, window, threshold, limit) {
      const rows = await groupsOf(tenantId, window, { narrowed: sql``, threshold, limit });
      const [first] = rows;
      const totals = first === undefined ? { totalGroups: 0, totalRecurring: 0 } : fromDb(TOTAL_COLUMNS, first);
      return { groups: rows.map(recurrenceGroup), ...totals };
    },
    async fetchRecurrenceForCategory(tenantId, window, category) {
      const [row] = await groupsOf(tenantId, window, { narrowed: ofCategory(category), threshold: 1, limit: 1 });
      return row === undefined ? undefined : recurrenceGroup(row);
    },
    async fetchRecurrenceGroup(tenantId, { recurrenceSignature, signatureVersion }, limit, at) {
      const rows = await rowsOf(
        executor,
        sql`select ${snapshotFields("i")}, ${selectList(MEMBER_COLUMNS, "i")}, (count(*) over ())::text as count
          from ${incidentsAt(executor, tenantId, at)}
          where i.tenant_id = ${tenantId} and i.recurrence_signature = ${recurrenceSignature}
            and i.signature_version = ${signatureVersion}
          order by i.created_at desc, i.id collate "C" limit ${limit}`,
      );
      const incidents = rows.map((row) => ({ ...toSnapshot(row), ...fromDb(MEMBER_COLUMNS, row) }));
      return { incidents, count: Number(rows[0]?.count ?? 0) };
    },
  };
}

function recurrenceGroup(row: Record<string, unknown>): RecurrenceGroupSnapshot {
  const { hundredthsPerDay, ...group } = fromDb(GROUP_COLUMNS, row);
  return { ...group, occurrencesPerDay: hundredthsPerDay / 100 } as RecurrenceGroupSnapshot;
}
