import { utcDayOf } from "@hoc/incident-schemas";
import type { CostDriver, NewCostRecord, StoredCostAnomaly } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { insertIfNew } from "../database/insert-if-new.js";
import { insertRows, rowsOf } from "../database/insert-rows.js";
import { newestFirst } from "../database/newest-first.js";
import { COST_ANOMALIES, COST_RECORDS } from "../database/tables/index.js";
import type { TenantHead } from "../database/tenant-head.js";
import { type ReadExecutor, tableRef, type WriteExecutor } from "../executor.js";
import { equalTo } from "../filters/equal-to.js";
import { fromDb, selectList } from "../mapping/rows.js";

/**
 * Binds the reads of what was spent to an executor.
 *
 * @example await createCostReader(executor).listCostAnomalies("acme", { limit: 20, at, filters: {} })
 */
export function createCostReader(executor: ReadExecutor): Pick<CostDriver, "listCostAnomalies"> {
  return {
    async listCostAnomalies(tenantId, { filters, ...page }) {
      const { anomalyType, severity, entityType, entityId } = filters;
      const chosen = equalTo("c", {
        anomaly_type: anomalyType,
        severity,
        entity_type: entityType,
        entity_id: entityId,
      });
      const rows = await rowsOf(
        executor,
        sql`select ${selectList(COST_ANOMALIES.columns, "c")} from ${tableRef(executor, COST_ANOMALIES)} as c
          where c.tenant_id = ${tenantId} ${chosen} ${newestFirst("c", page)}`,
      );
      return rows.map(storedAnomaly);
    },
  };
}

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
    ...createCostReader(executor),
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

function storedAnomaly(row: Record<string, unknown>): StoredCostAnomaly {
  const { id, observedDay: _, ...anomaly } = fromDb(COST_ANOMALIES.columns, row);
  return { anomalyId: id, ...anomaly } as StoredCostAnomaly;
}
