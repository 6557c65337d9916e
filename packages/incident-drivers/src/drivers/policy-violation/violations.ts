import type { PolicyViolation } from "@hoc/incident-schemas";
import type {
  NewPolicyViolation,
  PolicyViolationDriver,
  ReadPoint,
  StoredPolicyViolation,
  ViolationKey,
} from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import { nullable } from "../../database/columns.js";
import { recordedBy } from "../../database/incidents-at.js";
import { insertIfNew } from "../../database/insert-if-new.js";
import { rowsOf } from "../../database/insert-rows.js";
import { newestFirst } from "../../database/newest-first.js";
import { POLICY_VIOLATIONS, PREVENTION_RECORDS, VIOLATION_INCIDENTS } from "../../database/tables/index.js";
import type { TenantHead } from "../../database/tenant-head.js";
import { type ReadExecutor, tableRef, type WriteExecutor } from "../../executor.js";
import { equalTo } from "../../filters/equal-to.js";
import { fromDb, selectList } from "../../mapping/rows.js";

const VIOLATION_COLUMNS = {
  ...POLICY_VIOLATIONS.columns,
  incidentId: nullable("incident_id", "text"),
  preventionId: nullable("prevention_id", "text"),
};

/** No target: whichever unique key of the table says that a violation is stored. */
const EITHER_KEY = sql``;

/** One violation by its id, as it stood at a point. */
export async function selectViolation(
  executor: ReadExecutor,
  tenantId: string,
  violationId: string,
  at?: ReadPoint,
): Promise<StoredPolicyViolation | undefined> {
  const [violation] = await selectViolations(
    executor,
    tenantId,
    at,
    sql`and v.id = ${violationId} ${recordedBy("v", at)}`,
  );
  return violation;
}

/** The violation of a run, policy and rule. */
export async function selectViolationByKey(
  executor: ReadExecutor,
  tenantId: string,
  key: ViolationKey,
): Promise<StoredPolicyViolation | undefined> {
  const { runId, policyId, violatedRule } = key;
  const hasKey = equalTo("v", { run_id: runId, policy_id: policyId, violated_rule: violatedRule });
  const [violation] = await selectViolations(executor, tenantId, undefined, hasKey);
  return violation;
}

/** A page of violations, recorded last first. */
export async function selectViolationPage(
  executor: ReadExecutor,
  tenantId: string,
  { filters, ...page }: Parameters<PolicyViolationDriver["listViolations"]>[1],
): Promise<PolicyViolation[]> {
  const { incidentId, runId, policyId } = filters;
  const stored = await selectViolations(
    executor,
    tenantId,
    page.at,
    sql`${equalTo("l", { incident_id: incidentId })} ${equalTo("v", { run_id: runId, policy_id: policyId })}
      ${newestFirst("v", page)}`,
  );
  return stored.map(({ contentDigest: _, ...violation }) => violation);
}

/** Stores a violation; false when its id, or its run, policy and rule, are stored already. */
export function insertViolation(
  executor: WriteExecutor,
  head: TenantHead,
  { violationId, ...violation }: NewPolicyViolation,
): Promise<boolean> {
  return insertIfNew(executor, head, POLICY_VIOLATIONS, { ...violation, id: violationId }, EITHER_KEY);
}

/**
 * Violations `v` with the incident `l` that they belong to; `chosen` goes on after the tenant's condition. One that
 * belongs to none may have been prevented: by the first record that was made for it since it was stored.
 */
async function selectViolations(
  executor: ReadExecutor,
  tenantId: string,
  at: ReadPoint | undefined,
  chosen: RawBuilder<unknown>,
): Promise<StoredPolicyViolation[]> {
  const rows = await rowsOf(
    executor,
    sql`select ${selectList(POLICY_VIOLATIONS.columns, "v")}, l.incident_id as "incidentId", r.id as "preventionId"
      from ${tableRef(executor, POLICY_VIOLATIONS)} as v
      left join ${tableRef(executor, VIOLATION_INCIDENTS)} as l
        on l.tenant_id = ${tenantId} and l.violation_id = v.id ${recordedBy("l", at)}
      left join lateral (
        select r.id from ${tableRef(executor, PREVENTION_RECORDS)} as r
        where r.tenant_id = ${tenantId} and r.violation_id = v.id and r.sequence > v.sequence ${recordedBy("r", at)}
        order by r.sequence limit 1
      ) as r on l.incident_id is null
      where v.tenant_id = ${tenantId} ${chosen}`,
  );
  return rows.map(violation);
}

function violation(row: Record<string, unknown>): StoredPolicyViolation {
  const { id, ...stored } = fromDb(VIOLATION_COLUMNS, row);
  return { violationId: id, ...stored } as StoredPolicyViolation;
}
