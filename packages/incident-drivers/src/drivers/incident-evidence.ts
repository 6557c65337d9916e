import type { HistoricalMatch, StoredEvidence } from "@hoc/incident-schemas";
import type { IncidentEvidenceDriver } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { recordedBy } from "../database/incidents-at.js";
import { insertEvidence } from "../database/insert-evidence.js";
import { rowsOf } from "../database/insert-rows.js";
import { INCIDENT_EVIDENCE, INCIDENTS } from "../database/tables/index.js";
import type { TenantHead } from "../database/tenant-head.js";
import { type ReadExecutor, tableRef, type WriteExecutor } from "../executor.js";
import { fromDb, selectList } from "../mapping/rows.js";

const RECOVERY_COLUMNS = { payload: INCIDENT_EVIDENCE.columns.payload };

/**
 * Binds the reads of what was found out about incidents to an executor.
 *
 * @example await createIncidentEvidenceReader(executor).listEvidence("acme", "inc_1", 100)
 */
export function createIncidentEvidenceReader(
  executor: ReadExecutor,
): Pick<IncidentEvidenceDriver, "listEvidence" | "fetchRecoveryHistory"> {
  const evidence = tableRef(executor, INCIDENT_EVIDENCE);
  return {
    async listEvidence(tenantId, incidentId, limit, at) {
      const rows = await rowsOf(
        executor,
        sql`select ${selectList(INCIDENT_EVIDENCE.columns, "e")} from ${evidence} as e
          where e.tenant_id = ${tenantId} and e.incident_id = ${incidentId} ${recordedBy("e", at)}
          order by e.sequence limit ${limit}`,
      );
      return rows.map(storedEvidence);
    },
    async fetchRecoveryHistory(tenantId, { createdAt, recurrenceSignature, signatureVersion }, limit, at) {
      const rows = await rowsOf(
        executor,
        sql`select ${selectList(RECOVERY_COLUMNS, "e")} from ${evidence} as e
          join ${tableRef(executor, INCIDENTS)} as i on i.tenant_id = ${tenantId} and i.id = e.incident_id
          where e.tenant_id = ${tenantId} and e.recovery_executed ${recordedBy("e", at)}
            and i.recurrence_signature = ${recurrenceSignature} and i.signature_version = ${signatureVersion}
            and i.created_at < ${createdAt}::timestamptz
          order by e.sequence desc limit ${limit}`,
      );
      return rows.flatMap(recovery);
    },
  };
}

/**
 * Binds what was found out about incidents to a write transaction.
 *
 * @example await createIncidentEvidenceDriver(executor, head).insertEvidence("acme", [found])
 */
export function createIncidentEvidenceDriver(executor: WriteExecutor, head: TenantHead): IncidentEvidenceDriver {
  return {
    ...createIncidentEvidenceReader(executor),
    async insertEvidence(tenantId, evidence) {
      head.mustBe(tenantId);
      return insertEvidence(executor, head, evidence);
    },
  };
}

function storedEvidence(row: Record<string, unknown>): StoredEvidence {
  const { tenantId: _, id, ...found } = fromDb(INCIDENT_EVIDENCE.columns, row);
  return { evidenceId: id, ...found } as StoredEvidence;
}

/**
 * What the payload of a recovery says was done. It is read here and not in SQL, where `->>` refuses a whole object for
 * one text in it that PostgreSQL cannot hold.
 */
function recovery(row: Record<string, unknown>): HistoricalMatch[] {
  const payload = fromDb(RECOVERY_COLUMNS, row).payload as Record<string, unknown> | null;
  const action = payload?.recoveryAction;
  return typeof action === "string" ? [{ action, succeeded: payload?.recoverySucceeded === true }] : [];
}
