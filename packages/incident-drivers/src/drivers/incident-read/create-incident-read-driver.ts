import type { IncidentReadDriver } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { incidentsAt, recordedBy } from "../../database/incidents-at.js";
import { rowsOf } from "../../database/insert-rows.js";
import { selectIncident } from "../../database/select-incident.js";
import { INCIDENT_EVENTS, INCIDENTS, SIGNALS } from "../../database/tables/index.js";
import { type ReadExecutor, tableRef } from "../../executor.js";
import { incidentsMatching } from "../../filters/incident-filters.js";
import { fromDbIncident, incidentFields } from "../../mapping/incident.js";
import { fromDbIncidentEvent, incidentEventFields } from "../../mapping/incident-event.js";

/**
 * Binds the reads of incidents to an executor.
 *
 * @example
 * await createIncidentReadDriver(executor).getIncident("acme", "inc_…")
 * // select … from hoc.incidents as i where i.tenant_id = $1 and i.id = $2
 */
export function createIncidentReadDriver(executor: ReadExecutor): IncidentReadDriver {
  const incidents = tableRef(executor, INCIDENTS);
  return {
    async listIncidents(tenantId, { filters, limit, after, at }) {
      // Instants fall and ids rise, so the row comparison of the keyset is written out.
      const beyond =
        after === undefined
          ? sql``
          : sql`and i.created_at <= ${after.createdAt}::timestamptz
              and (i.created_at < ${after.createdAt}::timestamptz or i.id > ${after.id})`;
      const rows = await rowsOf(
        executor,
        sql`select ${incidentFields("i")} from ${incidentsAt(executor, tenantId, at)}
          where ${incidentsMatching(tenantId, filters)} ${beyond}
          order by i.created_at desc, i.id limit ${limit}`,
      );
      return rows.map(fromDbIncident);
    },
    async countIncidents(tenantId, filters, at) {
      return countOf(
        await rowsOf(
          executor,
          sql`select count(*)::text as n from ${incidentsAt(executor, tenantId, at)}
            where ${incidentsMatching(tenantId, filters)}`,
        ),
      );
    },
    getIncident: (tenantId, incidentId, at) => selectIncident(executor, tenantId, incidentId, at),
    async getIncidentEvents(tenantId, incidentId, { afterSequenceNo, limit, at }) {
      const rows = await rowsOf(
        executor,
        sql`select ${incidentEventFields("e")} from ${tableRef(executor, INCIDENT_EVENTS)} as e
          where e.tenant_id = ${tenantId} and e.incident_id = ${incidentId} and e.sequence_no > ${afterSequenceNo}
            ${recordedBy("e", at)}
          order by e.sequence_no limit ${limit}`,
      );
      return rows.map(fromDbIncidentEvent);
    },
    async countIncidentsSince(tenantId, since) {
      return countOf(
        await rowsOf(
          executor,
          sql`select count(*)::text as n from ${incidents} as i
            where i.tenant_id = ${tenantId} and i.created_at >= ${since}::timestamptz`,
        ),
      );
    },
    async getLastIncident(tenantId) {
      const rows = await rowsOf(
        executor,
        sql`select ${incidentFields("i")} from ${incidents} as i
          where i.tenant_id = ${tenantId} order by i.created_at desc, i.id limit 1`,
      );
      return rows.map(fromDbIncident)[0];
    },
    async findOpenIncident(tenantId, groupingKey) {
      const rows = await rowsOf(
        executor,
        sql`select ${incidentFields("i")} from ${incidents} as i
          where i.tenant_id = ${tenantId} and i.grouping_key = ${groupingKey} and i.lifecycle_state <> 'RESOLVED'`,
      );
      return rows.map(fromDbIncident)[0];
    },
    async listIncidentsForRun(tenantId, runId, at) {
      const rows = await rowsOf(
        executor,
        sql`select ${incidentFields("i")} from ${incidentsAt(executor, tenantId, at)}
          where i.tenant_id = ${tenantId} and i.id in (
            select s.incident_id from ${tableRef(executor, SIGNALS)} as s
            where s.tenant_id = ${tenantId} and s.run_id = ${runId} ${recordedBy("s", at)}
          )
          order by i.created_at desc, i.id`,
      );
      return rows.map(fromDbIncident);
    },
  };
}

function countOf(rows: readonly Record<string, unknown>[]): number {
  return Number(rows[0]?.n ?? 0);
}
