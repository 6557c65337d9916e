import type { FailureEvidence } from "@hoc/incident-schemas";
import type { LlmFailureDriver, StoredLlmFailure } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { column } from "../database/columns.js";
import { recordedBy } from "../database/incidents-at.js";
import { insertIfNew } from "../database/insert-if-new.js";
import { insertRows, rowsOf } from "../database/insert-rows.js";
import { updateRunOutcome } from "../database/run-outcome.js";
import { COST_ANOMALIES, COST_RECORDS, FAILURE_EVIDENCE, RUN_FAILURES, SIGNALS } from "../database/tables/index.js";
import type { TenantHead } from "../database/tenant-head.js";
import { type ReadExecutor, tableRef, type WriteExecutor } from "../executor.js";
import { fromDb, selectList } from "../mapping/rows.js";

/**
 * Binds the reads of failed calls to an executor.
 *
 * @example await createLlmFailureReader(executor).fetchFailureByRunId("acme", "run-1")
 */
export function createLlmFailureReader(executor: ReadExecutor): Pick<LlmFailureDriver, "fetchFailureByRunId"> {
  return {
    async fetchFailureByRunId(tenantId, runId, at) {
      const [newest] = await rowsOf(
        executor,
        sql`select ${selectList(RUN_FAILURES.columns, "f")} from ${tableRef(executor, RUN_FAILURES)} as f
          where f.tenant_id = ${tenantId} and f.run_id = ${runId} ${recordedBy("f", at)}
          order by f.sequence desc limit 1`,
      );
      if (newest === undefined) return undefined;
      const failure = storedFailure(newest);
      const evidence = await rowsOf(
        executor,
        sql`select ${selectList(FAILURE_EVIDENCE.columns, "e")} from ${tableRef(executor, FAILURE_EVIDENCE)} as e
          where e.tenant_id = ${tenantId} and e.failure_id = ${failure.failureId} ${recordedBy("e", at)}
          order by e.sequence`,
      );
      return { ...failure, evidence: evidence.map(storedEvidence) };
    },
  };
}

/**
 * Binds the failed calls to a write transaction. Facts and evidence are added, never changed; the run that a failure
 * marks is the one that incidents tell of.
 *
 * @example await createLlmFailureDriver(executor, head).insertFailure("acme", failure)
 */
export function createLlmFailureDriver(executor: WriteExecutor, head: TenantHead): LlmFailureDriver {
  return {
    ...createLlmFailureReader(executor),
    async insertFailure(tenantId, { failureId, ...failure }) {
      head.mustBe(tenantId);
      return insertIfNew(executor, head, RUN_FAILURES, { ...failure, id: failureId }, ONE_PER_REQUEST);
    },
    async insertEvidence(tenantId, { evidenceId, ...evidence }) {
      head.mustBe(tenantId);
      const row = { ...evidence, id: evidenceId, sequence: head.take() };
      await insertRows(executor, FAILURE_EVIDENCE, [row], { tenantId, recordedAt: head.recordedAt });
    },
    async updateRunFailed(tenantId, runId, outcome) {
      head.mustBe(tenantId);
      return updateRunOutcome(executor, head, runId, outcome);
    },
    async fetchContaminationCheck(tenantId, { runId, requestId, since }) {
      head.mustBe(tenantId);
      const ofRequest = requestId === null ? sql`` : sql`or c.request_id = ${requestId}`;
      const [row] = await rowsOf(
        executor,
        sql`select ${selectList(CONTAMINATION, "t")} from (
            select
              (
                select count(*) from ${tableRef(executor, COST_RECORDS)} as c
                where c.tenant_id = ${tenantId} and c.occurred_at > ${since}::timestamptz
                  and (c.run_id = ${runId} or c.workflow_id = ${runId} ${ofRequest})
              ) as spent_since,
              (
                select count(*) from ${tableRef(executor, COST_ANOMALIES)} as a
                where a.tenant_id = ${tenantId} and a.observed_at > ${since}::timestamptz and a.run_id = ${runId}
              ) as anomalies_since,
              (
                select count(distinct s.incident_id) from ${tableRef(executor, SIGNALS)} as s
                where s.tenant_id = ${tenantId} and s.grouping_at > ${since}::timestamptz and s.run_id = ${runId}
                  and s.trigger_type <> ${LLM_FAILURE} and s.state = 'firing'
              ) as incidents_since
          ) as t`,
      );
      return fromDb(CONTAMINATION, row ?? {});
    },
  };
}

/** The unique key of failures: one per run and request, one without a request. */
const ONE_PER_REQUEST = sql`(tenant_id, run_id, coalesce(request_id, ''))`;

/** Trigger type of the signals that failed calls raise. */
const LLM_FAILURE = "llm_failure";

const CONTAMINATION = {
  costRecords: column("spent_since", "bigint"),
  costAnomalies: column("anomalies_since", "bigint"),
  otherIncidents: column("incidents_since", "bigint"),
};

function storedFailure(row: Record<string, unknown>): Omit<StoredLlmFailure, "evidence"> {
  const { id, tenantId, sequence, ...failure } = fromDb(RUN_FAILURES.columns, row);
  return { failureId: id, ...failure } as Omit<StoredLlmFailure, "evidence">;
}

/** Evidence is immutable because the table is: rows of it are added and never changed. */
function storedEvidence(row: Record<string, unknown>): FailureEvidence {
  const { id, tenantId, failureId, sequence, recordedAt, ...evidence } = fromDb(FAILURE_EVIDENCE.columns, row);
  return { evidenceId: id, isImmutable: true, ...evidence } as FailureEvidence;
}
