import type { CostSnapshot } from "@hoc/incident-schemas";
import type { CostSnapshotDriver, FanOutCosts } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { aggregatesOf } from "../database/current-snapshots.js";
import { rowsOf } from "../database/insert-rows.js";
import { newestFirst } from "../database/newest-first.js";
import { COST_SNAPSHOT_AGGREGATES, COST_SNAPSHOTS, TENANT_HEADS } from "../database/tables/index.js";
import type { TenantHead } from "../database/tenant-head.js";
import { type ReadExecutor, tableRef, type WriteExecutor } from "../executor.js";
import { equalTo } from "../filters/equal-to.js";
import { exactCosts } from "../mapping/costs.js";
import { fromDb, selectList } from "../mapping/rows.js";
import { fetchCoverage } from "./cost-snapshot/coverage.js";
import { fetchCostFacts } from "./cost-snapshot/facts.js";
import { insertBaselines } from "./cost-snapshot/insert-baselines.js";
import { insertDaily, insertHourly } from "./cost-snapshot/insert-snapshots.js";

const { id: snapshotId, inputSequence: _, ...OF_SNAPSHOT } = COST_SNAPSHOTS.columns;
const { totalCostMicros, recordCount, requestCount, inputTokens, outputTokens } = COST_SNAPSHOT_AGGREGATES.columns;
const SUMS = { totalCostMicros, recordCount, requestCount, inputTokens, outputTokens };
const LISTED = { snapshotId, ...OF_SNAPSHOT };

const OF_TENANT = sql`and x.entity_type = 'tenant' and x.entity_id = ''`;

const TOO_MUCH = "A sum of the listed snapshots is beyond ±2^53 − 1, so that no number holds it exactly.";

/**
 * Binds the reads of what was added up to an executor.
 *
 * @example await createCostSnapshotReader(executor).listSnapshots("acme", { limit: 20, at, filters: {} })
 */
export function createCostSnapshotReader(executor: ReadExecutor): Pick<CostSnapshotDriver, "listSnapshots"> {
  return {
    async listSnapshots(tenantId, { filters, ...page }) {
      const rows = await rowsOf(
        executor,
        sql`select ${selectList(LISTED, "s")}, ${selectList(SUMS, "a")}
          from ${tableRef(executor, COST_SNAPSHOTS)} as s
          cross join ${aggregatesOf(executor, tenantId, sql`s.id`, OF_TENANT)} as a
          where s.tenant_id = ${tenantId} ${equalTo("s", { snapshot_type: filters.snapshotType })}
            ${newestFirst("s", page)}`,
      );
      return exactCosts(() => rows.map((row) => fromDb({ ...LISTED, ...SUMS }, row) as CostSnapshot), TOO_MUCH);
    },
  };
}

/**
 * Binds adding up to a write transaction. What it adds up is what was recorded before; whatever comes later makes another
 * version.
 *
 * @example await createCostSnapshotDriver(executor, head).insertHourlySnapshots("acme", hours)
 */
export function createCostSnapshotDriver(executor: WriteExecutor, head: TenantHead): CostSnapshotDriver {
  return {
    ...createCostSnapshotReader(executor),
    fetchCoverage: (tenantId, question) => fetchCoverage(executor, tenantId, question),
    fetchCostFacts: (tenantId, question) => fetchCostFacts(executor, tenantId, question),
    async insertHourlySnapshots(tenantId, hours) {
      head.mustBe(tenantId);
      return hours.length === 0 ? [] : insertHourly(executor, head, hours);
    },
    async insertDailySnapshots(tenantId, days) {
      head.mustBe(tenantId);
      return days.length === 0 ? [] : insertDaily(executor, head, days);
    },
    async insertBaselines(tenantId, baselines) {
      head.mustBe(tenantId);
      await insertBaselines(executor, head, baselines);
    },
    setCostsDue(tenantId, at) {
      head.mustBe(tenantId);
      head.setCostsDue(at);
    },
  };
}

const TENANT = { tenantId: TENANT_HEADS.columns.tenantId };

/** Binds the question of the cost snapshotter to an executor: a declared fan-out read. */
export function createFanOutCosts(executor: ReadExecutor): FanOutCosts {
  return {
    async tenantsWithDueCosts(now, limit) {
      const rows = await rowsOf(
        executor,
        sql`/* fan-out */ select ${selectList(TENANT, "h")} from ${tableRef(executor, TENANT_HEADS)} as h
          where h.cost_due_at <= ${now}::timestamptz order by h.cost_due_at, h.tenant_id limit ${limit}`,
      );
      return rows.map((row) => fromDb(TENANT, row).tenantId);
    },
  };
}
