import type { Instant } from "@hoc/incident-schemas";
import type { WebhookDeliveryDriver } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { rowsOf } from "../../database/insert-rows.js";
import { WEBHOOK_DELIVERIES } from "../../database/tables/index.js";
import { tableRef, type WriteExecutor } from "../../executor.js";
import { lockCircuit, noteDue } from "./circuits.js";
import { deliveryRow } from "./delivery-row.js";

type Settle = Parameters<WebhookDeliveryDriver["settle"]>;

/**
 * Ends a held delivery or puts it back, and lets the next one of its incident be due at once. What was cancelled while it
 * was under way and was taken all the same is delivered: that is what happened.
 */
export async function settle(
  executor: WriteExecutor,
  tenantId: Settle[0],
  held: Settle[1],
  outcome: Settle[2],
): Promise<boolean> {
  const deliveries = tableRef(executor, WEBHOOK_DELIVERIES);
  const { statusCode, error } = outcome.attempt;
  const isPending = outcome.status === "pending";
  const at = isPending ? outcome.attempt.at : outcome.at;
  const times = isPending
    ? sql`available_at = ${outcome.retryAt}::timestamptz`
    : sql`ended_at = ${outcome.at}::timestamptz`;
  await lockCircuit(executor, tenantId, held.endpointId);
  const settled = await rowsOf(
    executor,
    sql`with settled as (
        update ${deliveries} as d
        set status = ${outcome.status}, attempts = d.attempts + 1, leased_until = null, ${times},
          last_status_code = ${statusCode}::int4, last_error = ${error}::text
        where d.tenant_id = ${tenantId} and d.ctid = ${deliveryRow(executor, tenantId, held, "place")}
          and ((d.status = 'pending' and d.leased_until = ${held.leasedUntil}::timestamptz)
            or (d.status = 'cancelled' and ${outcome.status} = 'delivered'))
        returning d.sequence_no, d.ordering_key
      ), next as (
        update ${deliveries} as n set available_at = ${at}::timestamptz, leased_until = null
        from settled as s cross join lateral (
          select f.ctid as place from ${deliveries} as f
          where f.tenant_id = ${tenantId} and f.endpoint_id = ${held.endpointId} and f.status = 'pending'
            and f.ordering_key >= s.ordering_key and (${isPending}::bool or f.sequence_no <> s.sequence_no)
          order by f.ordering_key, f.sequence_no limit 1
        ) as first
        where n.tenant_id = ${tenantId} and n.ctid = first.place
          and n.ordering_key = s.ordering_key and n.sequence_no <> s.sequence_no
          and n.available_at > ${at}::timestamptz
          and (n.leased_until is null or n.leased_until <= ${at}::timestamptz)
      )
      select s.sequence_no from settled as s`,
  );
  await noteDue(executor, tenantId, held.endpointId);
  return settled.length > 0;
}

/** Gives up what nobody holds and was queued before an instant; what waited for it is due at once. */
export async function giveUpQueuedBefore(
  executor: WriteExecutor,
  tenantId: string,
  endpointId: string,
  { queuedBefore, at }: { readonly queuedBefore: Instant; readonly at: Instant },
): Promise<number> {
  const deliveries = tableRef(executor, WEBHOOK_DELIVERIES);
  await lockCircuit(executor, tenantId, endpointId);
  const [row] = await rowsOf(
    executor,
    sql`with over as (
        update ${deliveries} as d set status = 'given_up', ended_at = ${at}::timestamptz, leased_until = null
        where d.tenant_id = ${tenantId} and d.endpoint_id = ${endpointId} and d.status = 'pending'
          and d.queued_at < ${queuedBefore}::timestamptz
          and (d.leased_until is null or d.leased_until <= ${at}::timestamptz)
        returning d.ordering_key
      ), next as (
        update ${deliveries} as n set available_at = ${at}::timestamptz, leased_until = null
        where n.tenant_id = ${tenantId} and n.endpoint_id = ${endpointId} and n.status = 'pending'
          and n.queued_at >= ${queuedBefore}::timestamptz and n.available_at > ${at}::timestamptz
          and (n.leased_until is null or n.leased_until <= ${at}::timestamptz)
          and n.ordering_key in (select o.ordering_key from over as o)
      )
      select count(*)::int4 as given_up from over`,
  );
  await noteDue(executor, tenantId, endpointId);
  return Number(row?.given_up);
}

/** Ends everything that waits for an endpoint as cancelled, what somebody holds too. */
export async function cancelDeliveries(
  executor: WriteExecutor,
  tenantId: string,
  endpointId: string,
  at: Instant,
): Promise<number> {
  await lockCircuit(executor, tenantId, endpointId);
  const [row] = await rowsOf(
    executor,
    sql`with cancelled as (
        update ${tableRef(executor, WEBHOOK_DELIVERIES)} as d
        set status = 'cancelled', ended_at = ${at}::timestamptz, leased_until = null
        where d.tenant_id = ${tenantId} and d.endpoint_id = ${endpointId} and d.status = 'pending'
        returning d.sequence_no
      )
      select count(*)::int4 as cancelled from cancelled`,
  );
  await noteDue(executor, tenantId, endpointId);
  return Number(row?.cancelled);
}
