import type { AnalysisWindow, IncidentPatternDriver, PatternGroup } from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import { createdInWindow } from "../database/analysis-window.js";
import { column } from "../database/columns.js";
import { recordedBy } from "../database/incidents-at.js";
import { rowsOf } from "../database/insert-rows.js";
import { newestIds } from "../database/newest-ids.js";
import { SIGNALS } from "../database/tables/index.js";
import { type ReadExecutor, tableRef } from "../executor.js";
import { fromDb, selectList } from "../mapping/rows.js";

const GROUP_COLUMNS = {
  dimension: column("dimension", "text"),
  incidentCount: column("incident_count", "bigint"),
  incidentIds: column("incident_ids", "json"),
};

const MEMBER_COLUMNS = {
  incidentId: column("incident_id", "text"),
  runId: column("run_id", "text"),
};

/** The incidents that a pattern names. */
const NEWEST_IDS = newestIds(10);

/**
 * Binds the search for patterns to an executor.
 *
 * @example await createIncidentPatternDriver(executor).fetchCategoryClusters("acme", window, 3, 10)
 */
export function createIncidentPatternDriver(executor: ReadExecutor): IncidentPatternDriver {
  /** The values that are shared by at least `threshold` incidents. */
  const sharing =
    (value: RawBuilder<unknown>) =>
    async (tenantId: string, window: AnalysisWindow, threshold: number, limit: number): Promise<PatternGroup[]> => {
      const rows = await rowsOf(
        executor,
        sql`select ${selectList(GROUP_COLUMNS, "g")} from (
            select ${value} as dimension, count(*) as incident_count, ${NEWEST_IDS} as incident_ids
            ${createdInWindow(executor, tenantId, window)} and ${value} is not null
            group by ${value} having count(*) >= ${threshold}
          ) as g
          order by g.incident_count desc, g.dimension collate "C" limit ${limit}`,
      );
      return rows.map(patternGroup<string>);
    };
  return {
    async fetchIncidentsCount(tenantId, window) {
      const [row] = await rowsOf(
        executor,
        sql`select count(*)::text as n ${createdInWindow(executor, tenantId, window)}`,
      );
      return Number(row?.n);
    },
    fetchCategoryClusters: sharing(sql`i.category`),
    async fetchSeveritySpikes(tenantId, window, threshold, limit) {
      const rows = await rowsOf(
        executor,
        sql`with severe as (
            select i.id, i.severity, i.created_at, count(*) over (
              partition by i.severity order by i.created_at
              range between interval '1 hour' preceding and current row
            ) as of_hour
            ${createdInWindow(executor, tenantId, window)}
              and i.lifecycle_state = 'ACTIVE' and i.severity in ('critical', 'high')
          ), peak as (
            select distinct on (s.severity) s.severity, s.of_hour, s.created_at as ends_at
            from severe as s where s.of_hour >= ${threshold}
            order by s.severity, s.of_hour desc, s.created_at desc
          )
          select ${selectList(GROUP_COLUMNS, "g")} from (
            select p.severity as dimension, p.of_hour as incident_count, ${NEWEST_IDS} as incident_ids
            from peak as p
            join severe as i on i.severity = p.severity
              and i.created_at between p.ends_at - interval '1 hour' and p.ends_at
            group by p.severity, p.of_hour
          ) as g
          order by g.dimension = 'critical' desc limit ${limit}`,
      );
      return rows.map(patternGroup<"critical" | "high">);
    },
    async fetchCascadeFailures(tenantId, window, threshold, limit) {
      const rows = await rowsOf(
        executor,
        sql`select ${selectList(GROUP_COLUMNS, "g")} from (
            select r.run_id as dimension, count(*) as incident_count, ${NEWEST_IDS} as incident_ids
            from (select i.id, i.created_at ${createdInWindow(executor, tenantId, window)}) as i
            cross join lateral (
              select distinct s.run_id from ${tableRef(executor, SIGNALS)} as s
              where s.tenant_id = ${tenantId} and s.incident_id = i.id and s.run_id is not null
                ${recordedBy("s", window.at)}
            ) as r
            group by r.run_id having count(*) >= ${threshold}
          ) as g
          order by g.incident_count desc, g.dimension collate "C" limit ${limit}`,
      );
      return rows.map(patternGroup<string>);
    },
    async fetchRunMembership(tenantId, window) {
      const rows = await rowsOf(
        executor,
        sql`select ${selectList(MEMBER_COLUMNS, "s")} from (
            select distinct s.incident_id, s.run_id from ${tableRef(executor, SIGNALS)} as s
            where s.tenant_id = ${tenantId} and s.run_id is not null ${recordedBy("s", window.at)}
              and s.incident_id in (select i.id ${createdInWindow(executor, tenantId, window)})
          ) as s
          order by s.incident_id collate "C", s.run_id collate "C"`,
      );
      return rows.map((row) => fromDb(MEMBER_COLUMNS, row));
    },
  };
}

function patternGroup<Name extends string>(row: Record<string, unknown>): PatternGroup<Name> {
  return fromDb(GROUP_COLUMNS, row) as PatternGroup<Name>;
}
