import { MAX_PAGE_SIZE } from "@hoc/incident-schemas";
import type { IncidentReadDriver } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { recordedBy } from "../../database/incidents-at.js";
import { rowsOf } from "../../database/insert-rows.js";
import { selectIncident } from "../../database/select-incident.js";
import { countIncidents, selectIncidents } from "../../database/select-incidents.js";
import { INCIDENT_EVENTS, INCIDENTS } from "../../database/tables/index.js";
import { type ReadExecutor, tableRef } from "../../executor.js";
import { fromDbIncident, incidentFields } from "../../mapping/incident.js";
import { fromDbIncidentEvent, incidentEventFields } from "../../mapping/incident-event.js";
import { findEarlierResolutions } from "./earlier-resolutions.js";
import { findPersonSeverity } from "./person-severity.js";
import { fetchSaltedTimeline } from "./salted-timeline.js";
import { countSimilarIncidents } from "./similar-incidents.js";
import { verifyTimeline } from "./verify-timeline.js";

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
    async listIncidents(tenantId, { filters, limit, offset = 0 }) {
      const rows = await selectIncidents(executor, tenantId, incidentFields("i"), {
        filters,
        sortBy: "created_at",
        sortOrder: "desc",
        limit: Math.min(limit, MAX_PAGE_SIZE),
        offset,
      });
      return { items: rows.map(fromDbIncident), total: await countIncidents(executor, tenantId, { filters }) };
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
      const [row] = await rowsOf(
        executor,
        sql`select count(*)::text as n from ${incidents} as i
          where i.tenant_id = ${tenantId} and i.created_at >= ${since}::timestamptz`,
      );
      return Number(row?.n);
    },
    async getLastIncident(tenantId) {
      const rows = await rowsOf(
        executor,
        sql`select ${incidentFields("i")} from ${incidents} as i
          where i.tenant_id = ${tenantId} order by i.created_at desc, i.id collate "C" limit 1`,
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
    findPersonSeverity: (tenantId, incidentId, at) => findPersonSeverity(executor, tenantId, incidentId, at),
    findEarlierResolutions: (tenantId, incident, limit, at) =>
      findEarlierResolutions(executor, tenantId, incident, limit, at),
    verifyTimeline: (tenantId, incidentId, at) => verifyTimeline(executor, tenantId, incidentId, at),
    fetchSaltedTimeline: (tenantId, incidentId, at) => fetchSaltedTimeline(executor, tenantId, incidentId, at),
    countSimilarIncidents: (tenantId, incident, window, at) =>
      countSimilarIncidents(executor, tenantId, incident, window, at),
  };
}
