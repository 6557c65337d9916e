import type { RunFinding } from "@hoc/incident-schemas";
import type { RunFindingDriver } from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import { recordedBy } from "../database/incidents-at.js";
import { insertIfNew } from "../database/insert-if-new.js";
import { rowsOf } from "../database/insert-rows.js";
import { newestFirst } from "../database/newest-first.js";
import { RUN_FINDINGS } from "../database/tables/index.js";
import type { TenantHead } from "../database/tenant-head.js";
import { type ReadExecutor, tableRef, type WriteExecutor } from "../executor.js";
import { equalTo } from "../filters/equal-to.js";
import { fromDb, selectList } from "../mapping/rows.js";

/**
 * Binds the reads of findings to an executor.
 *
 * @example await createRunFindingReader(executor).fetchFindingsOfRun("acme", "run-1")
 */
export function createRunFindingReader(
  executor: ReadExecutor,
): Pick<RunFindingDriver, "fetchFindingsOfRun" | "listFindings"> {
  async function findingsOf(tenantId: string, chosen: RawBuilder<unknown>): Promise<RunFinding[]> {
    const rows = await rowsOf(
      executor,
      sql`select ${selectList(RUN_FINDINGS.columns, "f")} from ${tableRef(executor, RUN_FINDINGS)} as f
        where f.tenant_id = ${tenantId} ${chosen}`,
    );
    return rows.map(runFinding);
  }

  return {
    fetchFindingsOfRun: (tenantId, runId, at) =>
      findingsOf(tenantId, sql`and f.run_id = ${runId} ${recordedBy("f", at)} order by f.sequence`),
    listFindings: (tenantId, { filters: { runId, agentId, detectorId }, ...page }) => {
      const chosen = equalTo("f", { run_id: runId, agent_id: agentId, detector_id: detectorId });
      return findingsOf(tenantId, sql`${chosen} ${newestFirst("f", page)}`);
    },
  };
}

/**
 * Binds findings to a write transaction. They are added, never changed; that a detector finds something in a run once is
 * the unique key's to decide, also against a writer without the head.
 *
 * @example await createRunFindingDriver(executor, head).insertFinding("acme", finding)
 */
export function createRunFindingDriver(executor: WriteExecutor, head: TenantHead): RunFindingDriver {
  return {
    ...createRunFindingReader(executor),
    async insertFinding(tenantId, { findingId, ...finding }) {
      head.mustBe(tenantId);
      return insertIfNew(executor, head, RUN_FINDINGS, { ...finding, id: findingId }, ONE_PER_DETECTOR);
    },
  };
}

/** The unique key of findings: one per run and detector. */
const ONE_PER_DETECTOR = sql`(tenant_id, run_id, detector_id)`;

function runFinding(row: Record<string, unknown>): RunFinding {
  const { id, ...finding } = fromDb(RUN_FINDINGS.columns, row);
  return { findingId: id, ...finding } as RunFinding;
}
