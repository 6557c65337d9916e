import type { NewTraceStep, TraceStoreDriver } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { recordedBy } from "../database/incidents-at.js";
import { insertRows, rowsOf } from "../database/insert-rows.js";
import { runsAt } from "../database/runs-at.js";
import { INCIDENT_TRACE_LINKS, POLICY_VIOLATIONS, RUNS, SIGNALS, TRACE_STEPS } from "../database/tables/index.js";
import type { TenantHead } from "../database/tenant-head.js";
import { linkTraces } from "../database/trace-links.js";
import { type ReadExecutor, tableRef, type WriteExecutor } from "../executor.js";
import { fromDb, selectList } from "../mapping/rows.js";
import { fromDbTraceStep, fromDbTraceSummary, traceStepFields, traceSummaryFields } from "../mapping/trace.js";

/**
 * Binds the reads of traces to an executor. A trace is the steps of a run: how it stands and what broke a policy in it
 * are read from the run and its violations.
 *
 * @example await createTraceStoreReader(executor).getTraceSummary("acme", "run-1")
 */
export function createTraceStoreReader(
  executor: ReadExecutor,
): Pick<TraceStoreDriver, "getTraceSummary" | "getTraceSteps" | "listTraceLinks"> {
  const steps = tableRef(executor, TRACE_STEPS);
  return {
    async getTraceSummary(tenantId, runId, at) {
      const [row] = await rowsOf(
        executor,
        sql`select ${traceSummaryFields("t")} from (
            select r.trace_id, r.id as run_id, r.correlation_id, r.outcome, r.started_at, r.completed_at,
              n.steps, n.tokens, n.tokens_known, n.cost_micros, n.duration_ms,
              v.step_index, v.occurred_at as violation_timestamp, v.policy_id, v.reason
            from ${runsAt(executor, tenantId, at)}
            cross join lateral (
              select count(*) as steps, coalesce(sum(p.tokens), 0) as tokens, count(p.tokens) = count(*) as tokens_known,
                sum(p.cost_micros) as cost_micros, sum(p.duration_ms) as duration_ms
              from ${steps} as p
              where p.tenant_id = ${tenantId} and p.trace_id = r.trace_id ${recordedBy("p", at)}
            ) as n
            left join lateral (
              select b.step_index, b.occurred_at, b.policy_id, b.reason
              from ${tableRef(executor, POLICY_VIOLATIONS)} as b
              where b.tenant_id = ${tenantId} and b.run_id = r.id and b.step_index is not null ${recordedBy("b", at)}
              order by b.occurred_at, b.sequence limit 1
            ) as v on true
            where r.tenant_id = ${tenantId} and r.id = ${runId}
          ) as t`,
      );
      return row === undefined ? undefined : fromDbTraceSummary(row);
    },
    async getTraceSteps(tenantId, traceId, { afterStepIndex, limit, at } = {}) {
      const after = afterStepIndex === undefined ? sql`` : sql`and p.step_index > ${afterStepIndex}::int4`;
      const rows = await rowsOf(
        executor,
        sql`select ${traceStepFields("p")} from ${steps} as p
          where p.tenant_id = ${tenantId} and p.trace_id = ${traceId} ${after} ${recordedBy("p", at)}
          order by p.step_index ${limit === undefined ? sql`` : sql`limit ${limit}`}`,
      );
      return rows.map(fromDbTraceStep);
    },
    async listTraceLinks(tenantId, incidentId, limit, at) {
      const rows = await rowsOf(
        executor,
        sql`select ${selectList(LINK, "l")}, r.id as "runId" from ${tableRef(executor, INCIDENT_TRACE_LINKS)} as l
          join ${tableRef(executor, RUNS)} as r on r.tenant_id = ${tenantId} and r.trace_id = l.trace_id
          where l.tenant_id = ${tenantId} and l.incident_id = ${incidentId} ${recordedBy("l", at)}
          order by l.linked_at, l.trace_id collate "C" limit ${limit}`,
      );
      return rows.map((row) => ({ ...fromDb(LINK, row), runId: String(row.runId) }));
    },
  };
}

/**
 * Binds the traces to a write transaction. Nothing of a trace is ever changed: steps and links are added.
 *
 * @example await createTraceStoreDriver(executor, head).insertTraceSteps("acme", "trace-1", steps)
 */
export function createTraceStoreDriver(executor: WriteExecutor, head: TenantHead): TraceStoreDriver {
  async function storedDigests(traceId: string, given: readonly NewTraceStep[]): Promise<Map<number, string>> {
    const rows = await rowsOf(
      executor,
      sql`select ${selectList(SAID, "p")} from ${tableRef(executor, TRACE_STEPS)} as p
        where p.tenant_id = ${head.tenantId} and p.trace_id = ${traceId}
          and p.step_index = any(${given.map((step) => step.stepIndex)}::int4[])`,
    );
    return new Map(
      rows.map((row) => fromDb(SAID, row)).map(({ stepIndex, contentDigest }) => [stepIndex, contentDigest]),
    );
  }

  return {
    ...createTraceStoreReader(executor),
    async insertTraceSteps(tenantId, traceId, given) {
      head.mustBe(tenantId);
      const stored = await storedDigests(traceId, given);
      const isNew = ({ stepIndex }: NewTraceStep) => !stored.has(stepIndex);
      const conflicts = given
        .filter((step) => !isNew(step) && stored.get(step.stepIndex) !== step.contentDigest)
        .map(({ stepIndex }) => stepIndex);
      if (conflicts.length > 0) return { inserted: 0, conflicts: conflicts.sort((a, b) => a - b) };
      const rows = given.filter(isNew).map((step) => ({ ...step, sequence: head.take() }));
      await insertRows(executor, TRACE_STEPS, rows, { tenantId, traceId, recordedAt: head.recordedAt });
      return { inserted: rows.length, conflicts };
    },
    async linkTraceIncidents(tenantId, runId) {
      head.mustBe(tenantId);
      const rows = await rowsOf(
        executor,
        sql`select distinct s.incident_id from ${tableRef(executor, SIGNALS)} as s
          where s.tenant_id = ${tenantId} and s.run_id = ${runId} and s.incident_id is not null`,
      );
      await linkTraces(
        executor,
        head,
        rows.map((row) => ({ runId, incidentId: row.incident_id as string })),
      );
    },
  };
}

const { traceId, linkedAt } = INCIDENT_TRACE_LINKS.columns;
const LINK = { traceId, linkedAt };

const { stepIndex, contentDigest } = TRACE_STEPS.columns;
const SAID = { stepIndex, contentDigest };
