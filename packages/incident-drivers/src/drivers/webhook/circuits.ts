import type { Instant, WebhookCircuit } from "@hoc/incident-schemas";
import { type RawBuilder, sql } from "kysely";
import { rowsOf } from "../../database/insert-rows.js";
import { WEBHOOK_CIRCUITS, WEBHOOK_DELIVERIES } from "../../database/tables/index.js";
import { type ReadExecutor, tableRef, type WriteExecutor } from "../../executor.js";
import { fromDb, selectList } from "../../mapping/rows.js";
import { newestVersion } from "./newest-version.js";

/** An endpoint, and where an event to it was sent. */
export interface SentTo {
  readonly endpointId: string;
  readonly url: string;
}

const CIRCUIT = { failuresInARow: WEBHOOK_CIRCUITS.columns.failures, pausedUntil: WEBHOOK_CIRCUITS.columns.openUntil };

/** How an endpoint is by now. */
export async function fetchCircuit(
  executor: ReadExecutor,
  tenantId: string,
  endpointId: string,
): Promise<WebhookCircuit | undefined> {
  const [row] = await rowsOf(
    executor,
    sql`select ${selectList(CIRCUIT, "c")} from ${tableRef(executor, WEBHOOK_CIRCUITS)} as c
      where c.tenant_id = ${tenantId} and c.endpoint_id = ${endpointId}`,
  );
  return row && fromDb(CIRCUIT, row);
}

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

/** Closes an endpoint's circuit because somebody says that it works: he does not wait for the next try. */
export async function closeCircuit(executor: WriteExecutor, tenantId: string, endpointId: string): Promise<void> {
  await sql`update ${tableRef(executor, WEBHOOK_CIRCUITS)} as c set failures = 0, open_until = null
    where c.tenant_id = ${tenantId} and c.endpoint_id = ${endpointId}`.execute(executor.db);
}

/** Closes an endpoint's circuit because it took an event where it still is; gives whether it had been opened. */
export async function noteTaken(
  executor: WriteExecutor,
  tenantId: string,
  { endpointId, url }: SentTo,
  at: Instant,
): Promise<boolean> {
  const circuits = tableRef(executor, WEBHOOK_CIRCUITS);
  const [row] = await rowsOf(
    executor,
    sql`update ${circuits} as c set failures = 0, open_until = null, last_taken_at = ${at}::timestamptz
      from (
        select b.open_until from ${circuits} as b
        where b.tenant_id = ${tenantId} and b.endpoint_id = ${endpointId} for update
      ) as before
      where c.tenant_id = ${tenantId} and c.endpoint_id = ${endpointId} and ${isStillAt(executor, tenantId, url)}
      returning before.open_until is not null as was_open`,
  );
  return row?.was_open === true;
}

/** Counts a failure of an endpoint where it still is while its circuit is not open; gives how many there were in a row. */
export async function noteFailure(
  executor: WriteExecutor,
  tenantId: string,
  { endpointId, url }: SentTo,
  at: Instant,
): Promise<number | null> {
  const [row] = await rowsOf(
    executor,
    sql`update ${tableRef(executor, WEBHOOK_CIRCUITS)} as c
      set failures = c.failures + 1, last_failed_at = ${at}::timestamptz
      where c.tenant_id = ${tenantId} and c.endpoint_id = ${endpointId}
        and (c.open_until is null or c.open_until <= ${at}::timestamptz) and ${isStillAt(executor, tenantId, url)}
      returning c.failures`,
  );
  return row === undefined ? null : Number(row.failures);
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

/** Whether the endpoint of circuit `c` has a URL as its last version says. */
function isStillAt(executor: WriteExecutor, tenantId: string, url: string) {
  return sql`${url} = (select v.url from ${newestVersion(executor, tenantId, sql`c.endpoint_id`)} as v)`;
}
