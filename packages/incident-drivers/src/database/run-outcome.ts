import type { NewRunOutcome } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { tableRef, type WriteExecutor } from "../executor.js";
import { rowsOf, unnest } from "./insert-rows.js";
import { RUN_OUTCOME_COLUMNS, RUNS } from "./tables/index.js";
import type { TenantHead } from "./tenant-head.js";

/**
 * Stores how a run ended, once: false when the tenant has no such run, or it is over already. Then nothing changes, and
 * no number of the tenant's sequence is taken.
 *
 * @example await updateRunOutcome(executor, head, "run-1", outcome)
 */
export async function updateRunOutcome(
  executor: WriteExecutor,
  head: TenantHead,
  runId: string,
  outcome: NewRunOutcome,
): Promise<boolean> {
  const row = { ...outcome, outcomeSequence: head.nextSequence, outcomeRecordedAt: head.recordedAt };
  const fields = Object.keys(RUN_OUTCOME_COLUMNS);
  const set = Object.values(RUN_OUTCOME_COLUMNS).map(({ name }) => sql`${sql.id(name)} = ${sql.id("o", name)}`);
  const updated = await rowsOf(
    executor,
    sql`update ${tableRef(executor, RUNS)} as r set ${sql.join(set)}
      from ${unnest(RUN_OUTCOME_COLUMNS, fields, [row], "o")}
      where r.tenant_id = ${head.tenantId} and r.id = ${runId} and r.outcome is null
      returning r.id`,
  );
  if (updated.length === 0) return false;
  head.take();
  return true;
}
