import type { Instant } from "@hoc/incident-schemas";
import type { IncidentListQuery, IncidentListSnapshot, IncidentSnapshot, ReadPoint } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { incidentsAt, recordedBy } from "../../database/incidents-at.js";
import { rowsOf } from "../../database/insert-rows.js";
import { countIncidents, type IncidentSelection, selectIncidents } from "../../database/select-incidents.js";
import { SIGNALS } from "../../database/tables/index.js";
import { type ReadExecutor, tableRef } from "../../executor.js";
import { snapshotFields, toSnapshot } from "../../mapping/incident-snapshot.js";

/** Incidents that are active or acknowledged. */
export function fetchActiveIncidents(
  executor: ReadExecutor,
  tenantId: string,
  query: IncidentListQuery,
): Promise<IncidentListSnapshot> {
  return fetchList(executor, tenantId, query, { topic: "ACTIVE" });
}

/** Incidents that are resolved; with `notBefore`, only those resolved at that instant or later. */
export function fetchResolvedIncidents(
  executor: ReadExecutor,
  tenantId: string,
  { notBefore, ...query }: IncidentListQuery & { readonly notBefore?: Instant },
): Promise<IncidentListSnapshot> {
  const conditions = notBefore === undefined ? [] : [sql`i.resolved_at >= ${notBefore}::timestamptz`];
  return fetchList(executor, tenantId, query, { topic: "RESOLVED", conditions });
}

/** Incidents that were resolved before `cutoff`. */
export function fetchHistoricalIncidents(
  executor: ReadExecutor,
  tenantId: string,
  { cutoff, ...query }: IncidentListQuery & { readonly cutoff: Instant },
): Promise<IncidentListSnapshot> {
  const conditions = [sql`i.resolved_at < ${cutoff}::timestamptz`];
  return fetchList(executor, tenantId, query, { topic: "RESOLVED", conditions });
}

/** Incidents whatever their state. */
export function fetchAllIncidents(
  executor: ReadExecutor,
  tenantId: string,
  query: IncidentListQuery,
): Promise<IncidentListSnapshot> {
  return fetchList(executor, tenantId, query, {});
}

/** The incidents that took a signal of the run, newest first. */
export async function fetchIncidentsByRun(
  executor: ReadExecutor,
  tenantId: string,
  runId: string,
  at: ReadPoint,
): Promise<IncidentSnapshot[]> {
  const rows = await rowsOf(
    executor,
    sql`select ${snapshotFields("i")} from ${incidentsAt(executor, tenantId, at)}
      where i.tenant_id = ${tenantId} and i.id in (
        select s.incident_id from ${tableRef(executor, SIGNALS)} as s
        where s.tenant_id = ${tenantId} and s.run_id = ${runId} ${recordedBy("s", at)}
      )
      order by i.created_at desc, i.id collate "C"`,
  );
  return rows.map(toSnapshot);
}

/** The other incidents that took a signal of any run that the incident took one of, newest first. */
export async function fetchIncidentsOfSameRuns(
  executor: ReadExecutor,
  tenantId: string,
  incidentId: string,
  limit: number,
  at: ReadPoint,
): Promise<IncidentSnapshot[]> {
  const signals = tableRef(executor, SIGNALS);
  const rows = await rowsOf(
    executor,
    sql`select ${snapshotFields("i")} from ${incidentsAt(executor, tenantId, at)}
      where i.tenant_id = ${tenantId} and i.id <> ${incidentId} and i.id in (
        select s.incident_id from ${signals} as s
        where s.tenant_id = ${tenantId} ${recordedBy("s", at)} and s.run_id in (
          select r.run_id from ${signals} as r
          where r.tenant_id = ${tenantId} and r.incident_id = ${incidentId} ${recordedBy("r", at)}
        )
      )
      order by i.created_at desc, i.id collate "C" limit ${limit}`,
  );
  return rows.map(toSnapshot);
}

async function fetchList(
  executor: ReadExecutor,
  tenantId: string,
  { withTotal, ...page }: IncidentListQuery,
  base: Pick<IncidentSelection, "topic" | "conditions">,
): Promise<IncidentListSnapshot> {
  const list = { ...page, ...base };
  const rows = await selectIncidents(executor, tenantId, snapshotFields("i"), list);
  return {
    items: rows.map(toSnapshot),
    total: withTotal ? await countIncidents(executor, tenantId, list) : null,
  };
}
