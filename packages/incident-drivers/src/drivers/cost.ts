import { utcDayOf } from "@hoc/incident-schemas";
import type { CostDriver, NewCostRecord } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { insertIfNew } from "../database/insert-if-new.js";
import { insertRows, rowsOf } from "../database/insert-rows.js";
import { COST_ANOMALIES, COST_RECORDS } from "../database/tables/index.js";
import type { TenantHead } from "../database/tenant-head.js";
import { tableRef, type WriteExecutor } from "../executor.js";

/**
 * Binds what was spent to a write transaction. Both tables are added to, never changed: the first report of a record or
 * an anomaly stands.
 *
 * @example await createCostDriver(executor, head).insertCostRecords("acme", records)
 */
export function createCostDriver(executor: WriteExecutor, head: TenantHead): CostDriver {
  async function storedDigests(records: readonly NewCostRecord[]): Promise<Map<string, string>> {
    const rows = await rowsOf(
      executor,
      sql`select c.id, c.content_digest from ${tableRef(executor, COST_RECORDS)} as c
        where c.tenant_id = ${head.tenantId} and c.id = any(${records.map(({ recordId }) => recordId)}::text[])`,
    );
    return new Map(rows.map((row) => [row.id as string, row.content_digest as string]));
  }

  return {
    async insertCostRecords(tenantId, records) {
      head.mustBe(tenantId);
      const stored = await storedDigests(records);
      const rows = records
        .filter(({ recordId }) => !stored.has(recordId))
        .map(({ recordId, ...record }) => ({ ...record, id: recordId, sequence: head.take() }));
      await insertRows(executor, COST_RECORDS, rows, { tenantId, recordedAt: head.recordedAt });
      return stored;
    },
    async insertCostAnomaly(tenantId, { anomalyId, ...anomaly }) {
      head.mustBe(tenantId);
      const row = { ...anomaly, id: anomalyId, observedDay: utcDayOf(anomaly.observedAt) };
      return insertIfNew(executor, head, COST_ANOMALIES, row, sql`(tenant_id, id, observed_day, severity, raised)`);
    },
  };
}
