import type { ExportRecord } from "@hoc/incident-schemas";
import type { ExportLedgerDriver } from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import { recordedBy } from "../database/incidents-at.js";
import { insertRows, rowsOf } from "../database/insert-rows.js";
import { newestFirst } from "../database/newest-first.js";
import { EXPORT_LEDGER } from "../database/tables/index.js";
import type { TenantHead } from "../database/tenant-head.js";
import { type ReadExecutor, tableRef, type WriteExecutor } from "../executor.js";
import { equalTo } from "../filters/equal-to.js";
import { fromDb, selectList } from "../mapping/rows.js";

/**
 * Binds the reads of the ledger of exports to an executor.
 *
 * @example await createExportLedgerReader(executor).fetchExport("acme", "exp_1")
 */
export function createExportLedgerReader(
  executor: ReadExecutor,
): Pick<ExportLedgerDriver, "fetchExport" | "listExports"> {
  const ledger = tableRef(executor, EXPORT_LEDGER);
  const exportsOf = async (where: RawBuilder<unknown>) => {
    const rows = await rowsOf(
      executor,
      sql`select ${selectList(EXPORT_LEDGER.columns, "x")} from ${ledger} as x where ${where}`,
    );
    return rows.map(exportRecord);
  };
  return {
    async fetchExport(tenantId, exportId, at) {
      const [record] = await exportsOf(sql`x.tenant_id = ${tenantId} and x.id = ${exportId} ${recordedBy("x", at)}`);
      return record;
    },
    listExports: (tenantId, { filters: { incidentId, bundleType }, ...page }) =>
      exportsOf(sql`x.tenant_id = ${tenantId}
        ${equalTo("x", { incident_id: incidentId, bundle_type: bundleType })} ${newestFirst("x", page)}`),
  };
}

/**
 * Binds the ledger of exports to a write transaction.
 *
 * @example await createExportLedgerDriver(executor, head).insertExport("acme", record)
 */
export function createExportLedgerDriver(executor: WriteExecutor, head: TenantHead): ExportLedgerDriver {
  return {
    ...createExportLedgerReader(executor),
    async insertExport(tenantId, { exportId, exportedBy, ...record }) {
      head.mustBe(tenantId);
      const row = { ...record, id: exportId, exportedByType: exportedBy.type, exportedById: exportedBy.id };
      const shared = { tenantId, recordedAt: head.recordedAt, sequence: head.take() };
      await insertRows(executor, EXPORT_LEDGER, [row], shared);
    },
  };
}

function exportRecord(row: Record<string, unknown>): ExportRecord {
  const { tenantId: _, id, exportedByType, exportedById, ...record } = fromDb(EXPORT_LEDGER.columns, row);
  return { ...record, exportId: id, exportedBy: { type: exportedByType, id: exportedById } } as ExportRecord;
}
