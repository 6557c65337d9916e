import { DomainError, type RunFilters } from "@hoc/incident-schemas";
import type { NewRun, ReadPoint, RunDriver } from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import { recordedBy } from "../database/incidents-at.js";
import { insertIfNew } from "../database/insert-if-new.js";
import { rowsOf } from "../database/insert-rows.js";
import { violates } from "../database/pg-errors.js";
import { updateRunOutcome } from "../database/run-outcome.js";
import { runsAt } from "../database/runs-at.js";
import { POLICY_VIOLATIONS, RUN_REPORT_COLUMNS, RUNS, SIGNALS } from "../database/tables/index.js";
import type { TenantHead } from "../database/tenant-head.js";
import { type ReadExecutor, tableRef, type WriteExecutor } from "../executor.js";
import { fromDbRun, runFields } from "../mapping/run.js";

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

  async function newest(tenantId: string, where: RawBuilder<unknown>, limit: number, at: ReadPoint | undefined) {
    const rows = await rowsOf(
      executor,
      sql`select ${runFields("t")} from (
          select r.*, (${incidentsOf(tenantId, sql`r.id`, at)}) as incident_count,
            exists (
              select from ${tableRef(executor, POLICY_VIOLATIONS)} as v
              where v.tenant_id = ${tenantId} and v.run_id = r.id ${recordedBy("v", at)}
            ) as policy_violation
          from ${runsAt(executor, tenantId, at)}
          where r.tenant_id = ${tenantId} ${where}
          order by r.sequence desc limit ${limit}
        ) as t
        order by t.sequence desc`,
    );
    return rows.map(fromDbRun);
  }

  return {
    async fetchRun(tenantId, runId, at) {
      const [run] = await newest(tenantId, sql`and r.id = ${runId}`, 1, at);
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
    async listRuns(tenantId, { filters, beforeSequence, limit, at }) {
      const before = beforeSequence === undefined ? sql`` : sql`and r.sequence < ${beforeSequence}::int8`;
      const runs = await newest(tenantId, sql`${conditions(filters)} ${before}`, limit, at);
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

const FILTER_COLUMNS = { outcome: "outcome", agentId: "agent_id", errorCode: "error_code" } as const;

function conditions(filters: RunFilters): RawBuilder<unknown> {
  const wanted = Object.entries(FILTER_COLUMNS).flatMap(([field, name]) => {
    const value = filters[field as keyof RunFilters];
    return value === undefined ? [] : [sql`and ${sql.id("r", name)} = ${value}`];
  });
  return wanted.length === 0 ? sql`` : sql.join(wanted, sql` `);
}
