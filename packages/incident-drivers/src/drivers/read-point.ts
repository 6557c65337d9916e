import type { ReadPointDriver } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { rowsOf } from "../database/insert-rows.js";
import { RECORDINGS, TENANT_HEADS } from "../database/tables/index.js";
import { type ReadExecutor, tableRef } from "../executor.js";
import { fromDb, selectList } from "../mapping/rows.js";

const PROGRESS = {
  lastSequence: TENANT_HEADS.columns.lastSequence,
  lastRecordedAt: TENANT_HEADS.columns.lastRecordedAt,
};

const SEQUENCE = { lastSequence: RECORDINGS.columns.lastSequence };

/**
 * Binds the search for points that reads can be made at to an executor.
 *
 * @example await createReadPointDriver(executor).findSequenceAt("acme", "2026-03-14T12:00:00.000000Z") // 4711
 */
export function createReadPointDriver(executor: ReadExecutor, isOneSnapshot = true): ReadPointDriver {
  return {
    isOneSnapshot,
    async findProgress(tenantId) {
      const [row] = await rowsOf(
        executor,
        sql`select ${selectList(PROGRESS, "h")} from ${tableRef(executor, TENANT_HEADS)} as h
          where h.tenant_id = ${tenantId} and h.last_sequence > 0`,
      );
      return row === undefined ? undefined : fromDb(PROGRESS, row);
    },
    async findSequenceAt(tenantId, asOf) {
      const [row] = await rowsOf(
        executor,
        sql`select ${selectList(SEQUENCE, "r")} from ${tableRef(executor, RECORDINGS)} as r
          where r.tenant_id = ${tenantId} and r.recorded_at <= ${asOf}::timestamptz
          order by r.recorded_at desc limit 1`,
      );
      return row === undefined ? 0 : fromDb(SEQUENCE, row).lastSequence;
    },
  };
}
