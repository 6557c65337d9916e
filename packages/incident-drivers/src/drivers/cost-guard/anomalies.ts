import { COST_ANOMALY_SEVERITIES } from "@hoc/incident-schemas";
import type { GuardedAnomaly, GuardedAnomalyQuery, ReadPoint } from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import { column, nullable } from "../../database/columns.js";
import { incidentsAt, recordedBy } from "../../database/incidents-at.js";
import { rowsOf } from "../../database/insert-rows.js";
import { COST_ANOMALIES, COST_ANOMALY_RESOLUTIONS, FEATURE_TAGS, SIGNALS } from "../../database/tables/index.js";
import { type ReadExecutor, tableRef } from "../../executor.js";
import { TOLD_OVER } from "../../filters/told-over.js";
import { fromDb, selectList } from "../../mapping/rows.js";

const {
  id,
  anomalyType,
  severity,
  entityType,
  entityId,
  currentValueMicros,
  expectedValueMicros,
  derivedCause,
  observedAt,
  thresholdPct,
  action,
  period,
  periodStart,
  raised,
} = COST_ANOMALIES.columns;

const GUARDED = {
  anomalyId: id,
  anomalyType,
  severity,
  entityType,
  entityId,
  currentValueMicros,
  expectedValueMicros,
  derivedCause,
  observedAt,
  thresholdPct,
  action,
  period,
  periodStart,
  raised,
  entityName: nullable("entity_name", "text"),
  incidentId: nullable("incident_id", "text"),
  resolvedAt: nullable("resolved_at", "instant"),
  tellsRefusals: column("tells_refusals", "boolean"),
} as const;

const TOTAL = { total: column("total", "bigint") } as const;

const SEVERITIES = sql`array[${sql.join(COST_ANOMALY_SEVERITIES.map((name) => sql.lit(name)))}]`;

/**
 * The anomalies since an instant, the last first: of each the worst that was told of it, the newest where several were
 * as bad. It is over when its resolution says so, or when somebody said so of the incident that took its signal,
 * whichever was first. Those of one incident are one, counted as one, and over when all of them are.
 */
export async function getCostAnomalies(
  executor: ReadExecutor,
  tenantId: string,
  { since, includeResolved, limit, offset }: GuardedAnomalyQuery,
  at: ReadPoint,
): Promise<{ anomalies: GuardedAnomaly[]; total: number }> {
  const rows = await rowsOf(
    executor,
    sql`with told as (${toldAnomalies(executor, tenantId, since, at)}),
      chosen as (
        select * from (${onePerIncident()}) as o
        where o.place = 1 ${includeResolved ? sql`` : sql`and o.resolved_at is null`}
      )
      select ${selectList(GUARDED, "t")}, ${selectList(TOTAL, "n")}
      from (select count(*) as total from chosen) as n
      left join (
        select p.*, ${nameOfFeature(executor, tenantId, at)} as entity_name
        from (
          select * from chosen
          order by chosen.observed_at desc, chosen.id collate "C" desc limit ${limit} offset ${offset}
        ) as p
      ) as t on true
      order by t.observed_at desc, t.id collate "C" desc`,
  );
  const found = rows.filter(({ anomalyId }) => anomalyId !== null);
  return {
    anomalies: found.map((row) => fromDb(GUARDED, row) as GuardedAnomaly),
    total: fromDb(TOTAL, rows[0] ?? { total: 0 }).total,
  };
}

/** Each anomaly with its place among those of its incident, where it is over only when they all are. */
function onePerIncident(): RawBuilder<unknown> {
  return sql`
    select told.*,
      row_number() over (
        of_incident
        order by told.entity_type = 'tenant' desc, array_position(${SEVERITIES}, told.severity) desc,
          told.observed_at, told.id collate "C"
      ) as place,
      case when count(told.ended_at) over of_incident = count(*) over of_incident
        then max(told.ended_at) over of_incident end as resolved_at
    from told
    window of_incident as (
      partition by told.incident_id, case when told.incident_id is null then told.id end
    )`;
}

function nameOfFeature(executor: ReadExecutor, tenantId: string, at: ReadPoint): RawBuilder<unknown> {
  return sql`case when p.entity_type = 'feature' then (
    select f.display_name from ${tableRef(executor, FEATURE_TAGS)} as f
    where f.tenant_id = ${tenantId} and f.tag = p.entity_id ${recordedBy("f", at)}
    order by f.sequence desc limit 1
  ) end`;
}

function toldAnomalies(executor: ReadExecutor, tenantId: string, since: string, at: ReadPoint): RawBuilder<unknown> {
  return sql`
    select w.*, x.incident_id, least(r.resolved_at, x.resolved_at) as ended_at,
      w.anomaly_type = 'BUDGET_EXCEEDED' or not bool_or(w.anomaly_type = 'BUDGET_EXCEEDED')
        over (partition by w.entity_type, w.entity_id, w.period, w.period_start) as tells_refusals
    from (
      select distinct on (c.id) c.*
      from ${tableRef(executor, COST_ANOMALIES)} as c
      where c.tenant_id = ${tenantId} and c.observed_at >= ${since}::timestamptz ${recordedBy("c", at)}
      order by c.id, array_position(${SEVERITIES}, c.severity) desc, c.observed_at desc, c.sequence desc
    ) as w
    left join ${tableRef(executor, COST_ANOMALY_RESOLUTIONS)} as r
      on r.tenant_id = ${tenantId} and r.anomaly_id = w.id ${recordedBy("r", at)}
    left join lateral (
      select s.incident_id, i.resolved_at
      from ${tableRef(executor, SIGNALS)} as s
      left join ${incidentsAt(executor, tenantId, at)} 
        on i.tenant_id = ${tenantId} and i.id = s.incident_id and ${TOLD_OVER}
      where s.tenant_id = ${tenantId} and s.kind = 'anomaly' and s.reference = w.id and s.state = 'firing'
        and s.occurred_at = w.observed_at ${recordedBy("s", at)}
      order by s.sequence desc limit 1
    ) as x on w.raised`;
}
