import type { WebhookAttempt, WebhookDelivery } from "@hoc/incident-schemas";
import type { MadeWebhookAttempt } from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import { insertRows, rowsOf } from "../../database/insert-rows.js";
import { WEBHOOK_ATTEMPTS, WEBHOOK_CIRCUITS, WEBHOOK_DELIVERIES } from "../../database/tables/index.js";
import { type ReadExecutor, tableRef, type WriteExecutor } from "../../executor.js";
import { fromDb, selectList } from "../../mapping/rows.js";

const CIRCUIT = { openUntil: WEBHOOK_CIRCUITS.columns.openUntil };

/**
 * Deliveries `d` to an endpoint; `chosen` says which.
 *
 * @example await deliveriesOf(executor, "acme", "whe_1", sql`and d.event_id = ${"evt_1"}`)
 */
export async function deliveriesOf(
  executor: ReadExecutor,
  tenantId: string,
  endpointId: string,
  chosen: RawBuilder<unknown>,
): Promise<WebhookDelivery[]> {
  const rows = await rowsOf(
    executor,
    sql`select ${selectList(WEBHOOK_DELIVERIES.columns, "d")}, ${selectList(CIRCUIT, "c")}
      from ${tableRef(executor, WEBHOOK_DELIVERIES)} as d
      join ${tableRef(executor, WEBHOOK_CIRCUITS)} as c
        on c.tenant_id = ${tenantId} and c.endpoint_id = ${endpointId}
      where d.tenant_id = ${tenantId} and d.endpoint_id = ${endpointId} ${chosen}`,
  );
  return rows.map(deliveryOf);
}

/** Attempts to deliver an event to an endpoint, the newest first. */
export async function attemptsOf(
  executor: ReadExecutor,
  tenantId: string,
  { endpointId, eventId, limit }: { readonly endpointId: string; readonly eventId: string; readonly limit: number },
): Promise<WebhookAttempt[]> {
  const rows = await rowsOf(
    executor,
    sql`select ${selectList(ATTEMPT, "a")} from ${tableRef(executor, WEBHOOK_ATTEMPTS)} as a
      where a.tenant_id = ${tenantId} and a.endpoint_id = ${endpointId} and a.event_id = ${eventId}
      order by a.at desc, a.id collate "C" desc limit ${limit}`,
  );
  return rows.map((row) => fromDb(ATTEMPT, row) as WebhookAttempt);
}

/** Appends to the log of attempts. */
export function insertAttempt(
  executor: WriteExecutor,
  tenantId: string,
  { attemptId, ...attempt }: MadeWebhookAttempt,
): Promise<void> {
  return insertRows(executor, WEBHOOK_ATTEMPTS, [{ ...attempt, id: attemptId }], { tenantId });
}

const { id, at, outcome, statusCode, error, excerpt, durationMs } = WEBHOOK_ATTEMPTS.columns;
const ATTEMPT = { attemptId: id, at, outcome, statusCode, error, excerpt, durationMs };

function deliveryOf(row: Record<string, unknown>): WebhookDelivery {
  const { tenantId, orderingKey, sequenceNo, availableAt, leasedUntil, ...delivery } = fromDb(
    WEBHOOK_DELIVERIES.columns,
    row,
  );
  const { openUntil } = fromDb(CIRCUIT, row);
  const notBefore = openUntil !== null && openUntil > availableAt ? openUntil : availableAt;
  const nextAttemptAt = delivery.status === "pending" ? notBefore : null;
  return { ...delivery, nextAttemptAt, sequence: sequenceNo } as WebhookDelivery;
}
