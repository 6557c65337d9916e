import type { PreventionRecord } from "@hoc/incident-schemas";
import type { PolicyViolationDriver } from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import { rowsOf } from "../../database/insert-rows.js";
import { newestFirst } from "../../database/newest-first.js";
import { PREVENTION_RECORDS } from "../../database/tables/index.js";
import { type ReadExecutor, tableRef } from "../../executor.js";
import { equalTo } from "../../filters/equal-to.js";
import { fromDb, selectList } from "../../mapping/rows.js";

/** The record of the rule that kept a signal from becoming an incident. */
export async function selectPreventionOfSignal(
  executor: ReadExecutor,
  tenantId: string,
  signalId: string,
): Promise<PreventionRecord | undefined> {
  const [record] = await selectPreventions(executor, tenantId, sql`and r.signal_id = ${signalId}`);
  return record;
}

/** A page of prevention records, stored last first. */
export function selectPreventionPage(
  executor: ReadExecutor,
  tenantId: string,
  { filters: { policyId, runId }, ...page }: Parameters<PolicyViolationDriver["listPreventions"]>[1],
): Promise<PreventionRecord[]> {
  return selectPreventions(
    executor,
    tenantId,
    sql`${equalTo("r", { policy_id: policyId, run_id: runId })} ${newestFirst("r", page)}`,
  );
}

async function selectPreventions(
  executor: ReadExecutor,
  tenantId: string,
  chosen: RawBuilder<unknown>,
): Promise<PreventionRecord[]> {
  const rows = await rowsOf(
    executor,
    sql`select ${selectList(PREVENTION_RECORDS.columns, "r")} from ${tableRef(executor, PREVENTION_RECORDS)} as r
      where r.tenant_id = ${tenantId} ${chosen}`,
  );
  return rows.map(prevention);
}

function prevention(row: Record<string, unknown>): PreventionRecord {
  const { id, ...record } = fromDb(PREVENTION_RECORDS.columns, row);
  return { preventionId: id, ...record } as PreventionRecord;
}
