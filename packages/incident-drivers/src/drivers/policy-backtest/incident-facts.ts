import type { BacktestIncident } from "@hoc/incident-schemas";
import type { AbsentIncidentTally, BacktestFacts, ReadPoint } from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import { column } from "../../database/columns.js";
import { incidentsAt } from "../../database/incidents-at.js";
import { rowsOf } from "../../database/insert-rows.js";
import { INCIDENT_COLUMNS, SIGNALS } from "../../database/tables/index.js";
import { type ReadExecutor, tableRef } from "../../executor.js";
import { OF_TOPIC } from "../../filters/incident-filters.js";
import { fromDb, selectList } from "../../mapping/rows.js";
import type { CoveredSignals } from "./covered-signals.js";
import { deedsOfPeople, wasEverCritical } from "./people.js";

/** What the incident itself says. */
const STORED = {
  incidentId: INCIDENT_COLUMNS.id,
  title: INCIDENT_COLUMNS.title,
  severity: INCIDENT_COLUMNS.severity,
  lifecycleState: INCIDENT_COLUMNS.lifecycleState,
  startedAt: INCIDENT_COLUMNS.startedAt,
  acknowledgedBy: INCIDENT_COLUMNS.acknowledgedBy,
  resolvedBy: INCIDENT_COLUMNS.resolvedBy,
  resolutionMethod: INCIDENT_COLUMNS.resolutionMethod,
  resolutionType: INCIDENT_COLUMNS.resolutionType,
};

const NAMED_INCIDENT = {
  ...STORED,
  signalCount: column("all_signals", "bigint"),
  suppressedSignals: column("suppressed_signals", "bigint"),
};

const TALLY = {
  incidents: column("absent", "bigint"),
  critical: column("critical", "bigint"),
  workedOn: column("worked_on", "bigint"),
  resolvedByPerson: column("resolved_by_person", "bigint"),
  open: column("open", "bigint"),
  smallerIncidents: column("smaller", "bigint"),
};

/** The incidents of a tenant that have covered signals, as they stood at a point. */
export interface AffectedIncidents extends CoveredSignals {
  readonly tenantId: string;
  readonly at: ReadPoint;
}

/** How many incidents a rule would have kept away, what those were to people, and how many it would have made smaller. */
export async function countIncidents(
  executor: ReadExecutor,
  affected: AffectedIncidents,
): Promise<Pick<BacktestFacts, "absentIncidents" | "smallerIncidents">> {
  const [row] = await rowsOf(
    executor,
    sql`select ${selectList(TALLY, "n")} from (
      select count(*) filter (where a.is_absent) as absent,
        count(*) filter (where a.is_absent and a.was_critical) as critical,
        count(*) filter (where a.is_absent and a.was_worked_on) as worked_on,
        count(*) filter (where a.is_absent and a.was_resolved) as resolved_by_person,
        count(*) filter (
          where a.is_absent and a.is_open and not (a.was_critical or a.was_worked_on or a.was_resolved)) as open,
        count(*) filter (where not a.is_absent) as smaller
      from (
        select i.is_absent, ${OF_TOPIC.ACTIVE} as is_open, ${wasEverCritical(executor, affected)} as was_critical,
          d.were_work or (d.were_looks and i.resolution_method is distinct from 'manual_closure') as was_worked_on,
          d.were_resolutions as was_resolved
        from (${affectedIncidents(executor, affected)}) as i
        cross join lateral (${deedsOfPeople(executor, affected)}) as d
      ) as a
    ) as n`,
  );
  const { smallerIncidents, ...absentIncidents } = fromDb(TALLY, row ?? {});
  return { absentIncidents: absentIncidents satisfies AbsentIncidentTally, smallerIncidents };
}

/** The first incidents, by their start, that a rule would have kept away, and the first that it would have made smaller. */
export async function selectIncidents(
  executor: ReadExecutor,
  affected: AffectedIncidents,
  limit: number,
): Promise<Pick<BacktestFacts, "absent" | "smaller">> {
  const rows = await rowsOf(
    executor,
    sql`select p.is_absent as "isAbsent", ${selectList(NAMED_INCIDENT, "p")} from (
        select i.*, row_number() over (partition by i.is_absent order by i.started_at, i.id collate "C") as place
        from (${affectedIncidents(executor, affected)}) as i
      ) as p
      where p.place <= ${limit} order by p.place`,
  );
  const named = (isAbsent: boolean) =>
    rows.filter((row) => row.isAbsent === isAbsent).map((row) => fromDb(NAMED_INCIDENT, row) as BacktestIncident);
  return { absent: named(true), smaller: named(false) };
}

/**
 * The affected incidents with what the rule would have left of them. None of an incident's signals is left where as many
 * are covered as it counts; one that counts signals which were deleted since keeps those.
 */
function affectedIncidents(
  executor: ReadExecutor,
  { tenantId, at, suppressible, covered }: AffectedIncidents,
): RawBuilder<unknown> {
  const stored = sql.join(Object.values(STORED).map(({ name }) => sql.id("i", name)));
  const all = sql`i.signal_count + i.late_signals`;
  return sql`select ${stored}, ${all} as all_signals, h.suppressed as suppressed_signals,
      h.suppressed = ${all} as is_absent
    from (
      select s.incident_id, count(*) as suppressed from ${tableRef(executor, SIGNALS)} as s
      where ${suppressible} and ${covered} and s.incident_id is not null group by s.incident_id
    ) as h
    join ${incidentsAt(executor, tenantId, at)} on i.tenant_id = ${tenantId} and i.id = h.incident_id`;
}
