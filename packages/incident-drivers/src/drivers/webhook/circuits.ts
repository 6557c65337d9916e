import type { Instant } from "@hoc/incident-schemas";
import { type RawBuilder, sql } from "kysely";
import { rowsOf } from "../../database/insert-rows.js";
import { WEBHOOK_CIRCUITS, WEBHOOK_DELIVERIES } from "../../database/tables/index.js";
import { type ReadExecutor, tableRef, type WriteExecutor } from "../../executor.js";

/**
 * Locks an endpoint's circuit until the transaction ends. Whoever changes what waits for an endpoint holds it, so that
 * the next statement sees all that waits and nobody else takes any of it.
 */
export async function lockCircuit(executor: WriteExecutor, tenantId: string, endpointId: string): Promise<void> {
  await sql`select 1 as one from ${tableRef(executor, WEBHOOK_CIRCUITS)} as c
    where c.tenant_id = ${tenantId} and c.endpoint_id = ${endpointId} for update`.execute(executor.db);
}

/** Notes when the first of what waits for an endpoint is due; never when nothing waits. */
export async function noteDue(executor: WriteExecutor, tenantId: string, endpointId: string): Promise<void> {
  const due = firstDue(executor, tenantId, sql`c.endpoint_id`);
  await sql`update ${tableRef(executor, WEBHOOK_CIRCUITS)} as c set due_at = ${due}
    where c.tenant_id = ${tenantId} and c.endpoint_id = ${endpointId}`.execute(executor.db);
}

/** `(…)`: when the first of what waits for an endpoint is due; null when nothing waits. */
export function firstDue(executor: ReadExecutor, tenantId: string, endpointId: RawBuilder<unknown>) {
  return sql`(
    select w.available_at from ${tableRef(executor, WEBHOOK_DELIVERIES)} as w
    where w.tenant_id = ${tenantId} and w.endpoint_id = ${endpointId} and w.status = 'pending'
    order by w.available_at limit 1
  )`;
}

/** Closes an endpoint's circuit because it is another one now: whoever mended it does not wait for the next try. */
export async function closeCircuit(executor: WriteExecutor, tenantId: string, endpointId: string): Promise<void> {
  await sql`update ${tableRef(executor, WEBHOOK_CIRCUITS)} as c set failures = 0, open_until = null
    where c.tenant_id = ${tenantId} and c.endpoint_id = ${endpointId}`.execute(executor.db);
}

/** Closes an endpoint's circuit because it took an event. */
export async function noteTaken(
  executor: WriteExecutor,
  tenantId: string,
  endpointId: string,
  at: Instant,
): Promise<void> {
  await sql`update ${tableRef(executor, WEBHOOK_CIRCUITS)} as c
    set failures = 0, open_until = null, last_taken_at = ${at}::timestamptz
    where c.tenant_id = ${tenantId} and c.endpoint_id = ${endpointId}`.execute(executor.db);
}

/** Counts a failure; gives how many there were in a row. */
export async function noteFailure(
  executor: WriteExecutor,
  tenantId: string,
  endpointId: string,
  at: Instant,
): Promise<number> {
  const [row] = await rowsOf(
    executor,
    sql`update ${tableRef(executor, WEBHOOK_CIRCUITS)} as c
      set failures = c.failures + 1, last_failed_at = ${at}::timestamptz
      where c.tenant_id = ${tenantId} and c.endpoint_id = ${endpointId}
      returning c.failures`,
  );
  return Number(row?.failures ?? 0);
}

/** Lets nothing that waits for an endpoint be due before an instant. */
export async function openCircuit(
  executor: WriteExecutor,
  tenantId: string,
  endpointId: string,
  until: Instant,
): Promise<void> {
  await sql`update ${tableRef(executor, WEBHOOK_CIRCUITS)} as c set open_until = ${until}::timestamptz
    where c.tenant_id = ${tenantId} and c.endpoint_id = ${endpointId}`.execute(executor.db);
}
