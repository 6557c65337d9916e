import { DomainError } from "@hoc/incident-schemas";
import type { NewRun, ReadPoint, RunDriver, StoredRun } from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import { column } from "../database/columns.js";
import { recordedBy } from "../database/incidents-at.js";
import { insertIfNew } from "../database/insert-if-new.js";
import { rowsOf } from "../database/insert-rows.js";
import { newestFirst } from "../database/newest-first.js";
import { violates } from "../database/pg-errors.js";
import { updateRunOutcome } from "../database/run-outcome.js";
import { runsAt } from "../database/runs-at.js";
import { POLICY_VIOLATIONS, RUN_REPORT_COLUMNS, RUNS, SIGNALS } from "../database/tables/index.js";
import type { TenantHead } from "../database/tenant-head.js";
import { type ReadExecutor, tableRef, type WriteExecutor } from "../executor.js";
import { equalTo } from "../filters/equal-to.js";
import { fromDb, selectList } from "../mapping/rows.js";

/**
 * Binds the reads of runs to an executor. A run's incidents are those that took one of its signals, counted at the point
 * that is read.
 *
 * @example await createRunReader(executor).fetchRun("acme", "run-1")
 */
export function createRunReader(
  executor: ReadExecutor,
): Pick<RunDriver, "fetchRun" | "fetchTraceIds" | "listRuns" | "countRunIncidents"> {
  const incidentsOf = (tenantId: string, runId: RawBuilder<unknown>, at: ReadPoint | undefined) =>
    sql`select count(distinct s.incident_id)::int4 as incident_count from ${tableRef(executor, SIGNALS)} as s
      where s.tenant_id = ${tenantId} and s.run_id = ${runId} ${recordedBy("s", at)}`;

  async function runsOf(tenantId: string, at: ReadPoint | undefined, chosen: RawBuilder<unknown>) {
    const rows = await rowsOf(
      executor,
      sql`select ${selectList(SHOWN, "t")} from (
          select r.*, (${incidentsOf(tenantId, sql`r.id`, at)}) as incident_count,
            exists (
              select from ${tableRef(executor, POLICY_VIOLATIONS)} as v
              where v.tenant_id = ${tenantId} and v.run_id = r.id ${recordedBy("v", at)}
            ) as policy_violation
          from ${runsAt(executor, tenantId, at)}
          where r.tenant_id = ${tenantId} ${chosen}
        ) as t
        order by t.sequence desc`,
    );
    return rows.map(storedRun);
  }

  return {
    async fetchRun(tenantId, runId, at) {
      const [run] = await runsOf(tenantId, at, sql`and r.id = ${runId}`);
      return run;
    },
    async fetchTraceIds(tenantId, runIds, at) {
      if (runIds.length === 0) return new Map();
      const rows = await rowsOf(
        executor,
        sql`select r.id, r.trace_id from ${tableRef(executor, RUNS)} as r
          where r.tenant_id = ${tenantId} and r.id = any(${[...runIds]}::text[]) ${recordedBy("r", at)}`,
      );
      return new Map(rows.map((row) => [row.id as string, row.trace_id as string]));
    },
    async listRuns(tenantId, { filters: { outcome, agentId, errorCode }, ...page }) {
      const chosen = equalTo("r", { outcome, agent_id: agentId, error_code: errorCode });
      const runs = await runsOf(tenantId, page.at, sql`${chosen} ${newestFirst("r", page)}`);
      return runs.map(({ reportDigest, outcomeDigest, ...run }) => run);
    },
    async countRunIncidents(tenantId, runId, at) {
      const [row] = await rowsOf(executor, incidentsOf(tenantId, sql`${runId}`, at));
      return Number(row?.incident_count);
    },
  };
}

/**
 * Binds the runs to a write transaction. That a run is stored once, and a trace is of one run, is for the unique keys to
 * decide, also against a writer without the head.
 *
 * @example await createRunDriver(executor, head).insertRun("acme", run)
 */
export function createRunDriver(executor: WriteExecutor, head: TenantHead): RunDriver {
  return {
    ...createRunReader(executor),
    async insertRun(tenantId, run) {
      head.mustBe(tenantId);
      try {
        return await insertIfNew(executor, head, REPORTS, rowOf(run), sql`(tenant_id, id)`);
      } catch (error) {
        if (!violates(error, TRACE_KEY)) throw error;
        throw new DomainError(
          "trace_id_taken",
          "Another run of the tenant has this trace id; send the run's own, or none.",
          { traceId: run.traceId },
          { cause: error },
        );
      }
    },
    async updateRunOutcome(tenantId, runId, outcome) {
      head.mustBe(tenantId);
      return updateRunOutcome(executor, head, runId, outcome);
    },
  };
}

const TRACE_KEY = "runs_trace";

const REPORTS = { name: RUNS.name, columns: RUN_REPORT_COLUMNS };

function rowOf({ runId, ...run }: NewRun) {
  return { ...run, id: runId, reportedStatus: run.status };
}

const SHOWN = {
  ...RUNS.columns,
  incidentCount: column("incident_count", "bigint"),
  policyViolation: column("policy_violation", "boolean"),
};

function storedRun(row: Record<string, unknown>): StoredRun {
  const { id, reportedStatus, outcomeSequence, outcomeRecordedAt, ...run } = fromDb(SHOWN, row);
  return { runId: id, ...run } as StoredRun;
}
