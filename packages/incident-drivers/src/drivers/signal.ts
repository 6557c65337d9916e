import type { SignalDriver } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { recordedBy } from "../database/incidents-at.js";
import { rowsOf } from "../database/insert-rows.js";
import { INCIDENTS, SIGNALS } from "../database/tables/index.js";
import { type ReadExecutor, tableRef } from "../executor.js";
import { fromDbSignal, signalFields } from "../mapping/signal.js";
import { fetchRunningTotals, summarizeRun, tallyPolicies, tallyRuns, tallySignals } from "./signal/tallies.js";

/**
 * Binds the reads and the pruning of stored signals to an executor. Pruning needs a role that may delete; the
 * application's role may not.
 *
 * @example await createSignalDriver(executor).listIncidentSignals("acme", "inc_…", { afterSequence: 0, limit: 50 })
 */
export function createSignalDriver(executor: ReadExecutor): SignalDriver {
  const signals = tableRef(executor, SIGNALS);
  return {
    async listIncidentSignals(tenantId, incidentId, { afterSequence, limit, at }) {
      const rows = await rowsOf(
        executor,
        sql`select ${signalFields("s")} from ${signals} as s
          where s.tenant_id = ${tenantId} and s.incident_id = ${incidentId} and s.sequence > ${afterSequence}::int8
            ${recordedBy("s", at)}
          order by s.sequence limit ${limit}`,
      );
      return rows.map(fromDbSignal);
    },
    async listRelatedCallIds(tenantId, incidentId, limit, at) {
      const rows = await rowsOf(
        executor,
        sql`select s.reference from ${signals} as s
          where s.tenant_id = ${tenantId} and s.incident_id = ${incidentId} and s.kind = 'call'
            and s.reference is not null and s.state = 'firing' ${recordedBy("s", at)}
          order by s.sequence limit ${limit}`,
      );
      return rows.map((row) => row.reference as string);
    },
    async findSignals(tenantId, signalIds, at) {
      const rows = await rowsOf(
        executor,
        sql`select ${signalFields("s")} from ${signals} as s
          where s.tenant_id = ${tenantId} and s.signal_id = any(${signalIds}) ${recordedBy("s", at)}
          order by s.sequence`,
      );
      return rows.map(fromDbSignal);
    },
    async findIncidentSignals(tenantId, incidentId, signalIds, at) {
      if (signalIds.length === 0) return [];
      const rows = await rowsOf(
        executor,
        sql`select ${signalFields("s")} from ${signals} as s
          where s.tenant_id = ${tenantId} and s.signal_id = any(${signalIds}) and s.incident_id = ${incidentId}
            ${recordedBy("s", at)}
          order by s.sequence`,
      );
      return rows.map(fromDbSignal);
    },
    tallySignals: (tenantId, incidentId, at) => tallySignals(executor, tenantId, incidentId, at),
    fetchRunningTotals: (tenantId, incidentId, sequences) =>
      fetchRunningTotals(executor, tenantId, incidentId, sequences),
    summarizeRun: (tenantId, runId, limit, at) => summarizeRun(executor, tenantId, runId, limit, at),
    tallyPolicies: (tenantId, incidentId, limit, at) => tallyPolicies(executor, tenantId, incidentId, limit, at),
    tallyRuns: (tenantId, incidentId, limit, at) => tallyRuns(executor, tenantId, incidentId, limit, at),
    async pruneSignals(tenantId, resolvedBefore, limit) {
      const rows = await rowsOf(
        executor,
        sql`delete from ${signals} as s
          where s.tenant_id = ${tenantId} and s.signal_id in (
            select old.signal_id from ${signals} as old
            left join ${tableRef(executor, INCIDENTS)} as i on i.tenant_id = ${tenantId} and i.id = old.incident_id
            where old.tenant_id = ${tenantId} and (
              (i.lifecycle_state = 'RESOLVED' and i.resolved_at < ${resolvedBefore}::timestamptz)
              or (old.absorption = 'noted' and old.recorded_at < ${resolvedBefore}::timestamptz)
            )
            order by old.signal_id limit ${limit}
          )
          returning s.signal_id`,
      );
      return rows.length;
    },
  };
}
