import type { PreventionRecord } from "@hoc/incident-schemas";
import type { WriteExecutor } from "../executor.js";
import { insertRows } from "./insert-rows.js";
import { PREVENTION_RECORDS } from "./tables/index.js";
import type { TenantHead } from "./tenant-head.js";

/** A prevention record that is about to be stored, with its place in the tenant's sequence. */
export type NewPrevention = Omit<PreventionRecord, "tenantId" | "recordedAt">;

/**
 * Stores the records of signals that rules kept from becoming incidents, all with one statement. A signal that has a
 * record already makes it throw.
 *
 * @example await insertPreventions(executor, head, [{ ...prevention, sequence: head.take() }])
 */
export async function insertPreventions(
  executor: WriteExecutor,
  head: TenantHead,
  records: readonly NewPrevention[],
): Promise<void> {
  const rows = records.map(({ preventionId, ...record }) => ({ ...record, id: preventionId }));
  await insertRows(executor, PREVENTION_RECORDS, rows, { tenantId: head.tenantId, recordedAt: head.recordedAt });
}
