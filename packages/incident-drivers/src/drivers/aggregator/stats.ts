import type { IncidentAggregatorConfig, IncidentCounts } from "@hoc/incident-schemas";
import type { ReadPoint } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { column } from "../../database/columns.js";
import { incidentsAt } from "../../database/incidents-at.js";
import { rowsOf } from "../../database/insert-rows.js";
import type { ReadExecutor } from "../../executor.js";
import { fromDb, selectList } from "../../mapping/rows.js";

const STATS_COLUMNS = {
  totalIncidents: column("total_incidents", "bigint"),
  openIncidents: column("open_incidents", "bigint"),
  criticalIncidents: column("critical_incidents", "bigint"),
  totalCallsAffected: column("total_calls_affected", "bigint"),
  totalSignals: column("total_signals", "bigint"),
};

/** Counts of incidents created at `since` or later, in one query. */
export async function getIncidentStats(
  executor: ReadExecutor,
  tenantId: string,
  since: string,
  config: IncidentAggregatorConfig,
  at?: ReadPoint,
): Promise<IncidentCounts> {
  const [row] = await rowsOf(
    executor,
    sql`select ${selectList(STATS_COLUMNS, "t")} from (
      select count(*) as total_incidents,
        count(*) filter (where i.lifecycle_state <> 'RESOLVED') as open_incidents,
        count(*) filter (where i.severity = 'critical') as critical_incidents,
        coalesce(sum(i.calls_affected), 0) as total_calls_affected,
        coalesce(sum(i.signal_count + i.late_signals), 0) as total_signals
      from ${incidentsAt(executor, tenantId, at)}
      where i.tenant_id = ${tenantId} and i.created_at >= ${since}::timestamptz
    ) as t`,
  );
  return {
    ...fromDb(STATS_COLUMNS, row ?? {}),
    since,
    aggregationActive: true,
    config: { windowSeconds: config.aggregationWindowSeconds, maxPerHour: config.maxIncidentsPerTenantPerHour },
  };
}
