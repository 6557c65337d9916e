import type { Postmortem, ResolutionSummaryResponse } from "@hoc/incident-schemas";
import type { AnalysisWindow, PostMortemDriver, ReadPoint } from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import { ACTIVE_DAYS } from "../database/active-days.js";
import { counted, createdInWindow } from "../database/analysis-window.js";
import { column, nullable, type RowOf } from "../database/columns.js";
import { incidentsAt, recordedBy } from "../database/incidents-at.js";
import { rowsOf } from "../database/insert-rows.js";
import { AVERAGE_RESOLUTION_MS, RESOLUTION_MS } from "../database/resolution-time.js";
import { INCIDENT_COLUMNS, INCIDENT_EVIDENCE, POSTMORTEM_ARTIFACTS } from "../database/tables/index.js";
import { type ReadExecutor, tableRef } from "../executor.js";
import { ofCategory } from "../filters/analysed-category.js";
import { fromDb, selectList } from "../mapping/rows.js";

const SUMMARY_COLUMNS = {
  incidentId: INCIDENT_COLUMNS.id,
  title: INCIDENT_COLUMNS.title,
  category: INCIDENT_COLUMNS.category,
  severity: INCIDENT_COLUMNS.severity,
  resolutionMethod: INCIDENT_COLUMNS.resolutionMethod,
  timeToResolutionMs: nullable("resolution_ms", "bigint"),
  evidenceCount: column("evidence_count", "bigint"),
  recoveryAttempted: column("recovery_attempted", "boolean"),
};

const STATS_COLUMNS = {
  totalIncidents: column("total", "bigint"),
  resolvedCount: column("resolved", "bigint"),
  avgResolutionTimeMs: nullable("average_ms", "bigint"),
};

const METHOD_COLUMNS = {
  resolutionMethod: column("resolution_method", "text"),
  count: column("uses", "bigint"),
};

const RECURRENCE_COLUMNS = {
  distinctDays: column("days", "bigint"),
  totalIncidents: column("total", "bigint"),
};

const LAST_RESOLVED_FIRST = sql`i.resolved_at desc, i.id collate "C"`;

/**
 * Binds the reads of what there is to learn from to an executor.
 *
 * @example await createPostMortemDriver(executor).fetchCategoryStats("acme", window, "RATE_LIMIT")
 */
export function createPostMortemDriver(executor: ReadExecutor): PostMortemDriver {
  /** How incidents went, the one resolved last first; `chosen` goes on after the tenant's condition. */
  async function resolutionSummaries(tenantId: string, at: ReadPoint, chosen: RawBuilder<unknown>) {
    const rows = await rowsOf(
      executor,
      sql`select ${selectList(SUMMARY_COLUMNS, "i")} from (
          select c.*, e.evidence_count, e.recovery_attempted from (
            select i.id, i.title, i.category, i.severity, i.resolution_method, i.resolved_at,
              ${RESOLUTION_MS} as resolution_ms
            from ${incidentsAt(executor, tenantId, at)}
            where i.tenant_id = ${tenantId} ${chosen}
          ) as c
          cross join lateral (
            select count(*) as evidence_count, coalesce(bool_or(e.recovery_executed), false) as recovery_attempted
            from ${tableRef(executor, INCIDENT_EVIDENCE)} as e
            where e.tenant_id = ${tenantId} and e.incident_id = c.id ${recordedBy("e", at)}
          ) as e
        ) as i
        order by ${LAST_RESOLVED_FIRST}`,
    );
    return rows.map((row) => fromDb(SUMMARY_COLUMNS, row) as ResolutionSummaryResponse);
  }

  const ofCategoryInWindow = (tenantId: string, window: AnalysisWindow, category: string) =>
    sql`${createdInWindow(executor, tenantId, window)} ${ofCategory(category)}`;

  return {
    async fetchCategoryStats(tenantId, window, category) {
      const [row] = await rowsOf(
        executor,
        sql`select ${selectList(STATS_COLUMNS, "t")} from (
            select count(*) as total, count(*) filter (where i.lifecycle_state = 'RESOLVED') as resolved,
              ${AVERAGE_RESOLUTION_MS} as average_ms
            ${ofCategoryInWindow(tenantId, window, category)} having count(*) > 0
          ) as t`,
      );
      return row === undefined ? undefined : fromDb(STATS_COLUMNS, row);
    },
    async fetchResolutionMethods(tenantId, window, category, limit) {
      const rows = await rowsOf(
        executor,
        sql`select ${selectList(METHOD_COLUMNS, "m")} from (
            select i.resolution_method, count(*) as uses
            ${ofCategoryInWindow(tenantId, window, category)} and i.resolution_method is not null
            group by i.resolution_method
          ) as m
          order by m.uses desc, m.resolution_method collate "C" limit ${limit}`,
      );
      return rows.map((row) => fromDb(METHOD_COLUMNS, row));
    },
    async fetchRecurrenceData(tenantId, window, category) {
      const [row] = await rowsOf(
        executor,
        sql`select ${selectList(RECURRENCE_COLUMNS, "t")} from (
            select greatest(${ACTIVE_DAYS}, 1) as days, count(*) as total
            ${ofCategoryInWindow(tenantId, window, category)}
          ) as t`,
      );
      return fromDb(RECURRENCE_COLUMNS, row ?? {});
    },
    async fetchResolutionSummary(tenantId, incidentId, at) {
      const [summary] = await resolutionSummaries(tenantId, at, sql`and i.id = ${incidentId}`);
      return summary;
    },
    fetchSimilarIncidents: (tenantId, { excludedId, category, limit, includeSynthetic, at }) =>
      resolutionSummaries(
        tenantId,
        at,
        sql`and i.lifecycle_state = 'RESOLVED' and i.id <> ${excludedId} ${ofCategory(category)}
          ${counted({ includeSynthetic })} order by ${LAST_RESOLVED_FIRST} limit ${limit}`,
      ),
    async fetchPostmortem(tenantId, incidentId, at) {
      const [row] = await rowsOf(
        executor,
        sql`select ${selectList(POSTMORTEM_ARTIFACTS.columns, "p")}
          from ${tableRef(executor, POSTMORTEM_ARTIFACTS)} as p
          where p.tenant_id = ${tenantId} and p.id = (
            select i.postmortem_artifact_id from ${incidentsAt(executor, tenantId, at)}
            where i.tenant_id = ${tenantId} and i.id = ${incidentId}
          )`,
      );
      return row === undefined ? undefined : documentAt(fromDb(POSTMORTEM_ARTIFACTS.columns, row), at);
    },
  };
}

/** A document as it stood: what was published later was a stub before. */
function documentAt(row: RowOf<typeof POSTMORTEM_ARTIFACTS.columns>, { asOf, isLatest }: ReadPoint): Postmortem {
  const { tenantId: _, id, publishedRecordedAt, ...stored } = row;
  const document = { postmortemArtifactId: id, ...stored } as Postmortem;
  const isPublishedBy = isLatest || publishedRecordedAt === null || publishedRecordedAt <= asOf;
  if (isPublishedBy) return document;
  return {
    ...document,
    status: "stub",
    content: null,
    updatedAt: document.createdAt,
    publishedAt: null,
    publishedBy: null,
  };
}
