import type { PolicyEvaluation } from "@hoc/incident-schemas";
import type { NewPolicyEvaluation, ReadPoint } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { recordedBy } from "../../database/incidents-at.js";
import { insertIfNew } from "../../database/insert-if-new.js";
import { rowsOf } from "../../database/insert-rows.js";
import { POLICY_EVALUATIONS } from "../../database/tables/index.js";
import type { TenantHead } from "../../database/tenant-head.js";
import { type ReadExecutor, tableRef, type WriteExecutor } from "../../executor.js";
import { fromDb, selectList } from "../../mapping/rows.js";

/** The evaluation of a run, if one was recorded by the point. */
export async function selectEvaluation(
  executor: ReadExecutor,
  tenantId: string,
  runId: string,
  at?: ReadPoint,
): Promise<PolicyEvaluation | undefined> {
  const [row] = await rowsOf(
    executor,
    sql`select ${selectList(POLICY_EVALUATIONS.columns, "e")} from ${tableRef(executor, POLICY_EVALUATIONS)} as e
      where e.tenant_id = ${tenantId} and e.run_id = ${runId} ${recordedBy("e", at)}`,
  );
  if (row === undefined) return undefined;
  const { id, ...evaluation } = fromDb(POLICY_EVALUATIONS.columns, row);
  return { evaluationId: id, ...evaluation } as PolicyEvaluation;
}

/** Stores an evaluation; false when its run has one already. */
export function insertEvaluation(
  executor: WriteExecutor,
  head: TenantHead,
  { evaluationId, ...evaluation }: NewPolicyEvaluation,
): Promise<boolean> {
  const row = { ...evaluation, id: evaluationId };
  return insertIfNew(executor, head, POLICY_EVALUATIONS, row, sql`(tenant_id, run_id)`);
}
