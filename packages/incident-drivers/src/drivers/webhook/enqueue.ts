import { type DomainEvent, type Instant, incidentIdOf } from "@hoc/incident-schemas";
import { sql } from "kysely";
import { rowsOf } from "../../database/insert-rows.js";
import {
  DOMAIN_EVENTS,
  OUTBOX_DELIVERIES,
  WEBHOOK_CIRCUITS,
  WEBHOOK_DELIVERIES,
  WEBHOOK_ENDPOINTS,
} from "../../database/tables/index.js";
import { tableRef, type WriteExecutor } from "../../executor.js";
import { newestVersion } from "./newest-version.js";

/**
 * Queues an event for the endpoints that take it. Their circuits are locked first, in the order that everybody locks
 * them in: what a second statement then reads of an endpoint is what a change that came before has made of it, and one
 * that comes after finds the event. Events of its incident that the sink was given in vain so far go along, so that none
 * of them is overtaken.
 */
export async function enqueue(
  executor: WriteExecutor,
  tenantId: string,
  event: DomainEvent,
  { sink, at }: { readonly sink: string; readonly at: Instant },
): Promise<number> {
  const circuits = tableRef(executor, WEBHOOK_CIRCUITS);
  const takers = await rowsOf(
    executor,
    sql`select c.endpoint_id from ${circuits} as c
      cross join ${newestVersion(executor, tenantId, sql`c.endpoint_id`)} as v
      where c.tenant_id = ${tenantId} and v.status = 'enabled'
      order by c.endpoint_id collate "C" for update of c`,
  );
  if (takers.length === 0) return 0;
  const queued = await rowsOf(
    executor,
    sql`with told as materialized (${toldBefore(executor, tenantId, event, sink)}
        union all select ${event.sequenceNo}::int8, ${event.eventId}, ${event.eventType}
      ), queued as (
        insert into ${tableRef(executor, WEBHOOK_DELIVERIES)} (tenant_id, endpoint_id, sequence_no, event_id, event_type,
          incident_id, ordering_key, status, attempts, replays, queued_at, available_at)
        select e.tenant_id, e.id, t.sequence_no, t.event_id, t.event_type, ${incidentIdOf(event)}::text,
          ${incidentIdOf(event) ?? event.eventId}, 'pending', 0, 0, ${at}::timestamptz, ${at}::timestamptz
        from ${tableRef(executor, WEBHOOK_ENDPOINTS)} as e
        cross join ${newestVersion(executor, tenantId, sql`e.id`)} as v
        cross join told as t
        where e.tenant_id = ${tenantId} and e.id = any(${takers.map(({ endpoint_id: id }) => id)})
          and e.sequence < t.sequence_no and v.status = 'enabled'
          and (v.event_types is null or v.event_types::jsonb @> to_jsonb(t.event_type))
        on conflict do nothing
        returning endpoint_id
      ), noted as (
        update ${circuits} as c set due_at = ${at}::timestamptz
        where c.tenant_id = ${tenantId} and c.endpoint_id in (select q.endpoint_id from queued as q)
          and (c.due_at is null or c.due_at > ${at}::timestamptz)
      )
      select q.endpoint_id from queued as q`,
  );
  return queued.length;
}

/** Earlier events of the same incident that wait to be handed to the sink. */
function toldBefore(executor: WriteExecutor, tenantId: string, event: DomainEvent, sink: string) {
  return sql`select b.sequence_no, b.event_id, b.event_type from (
      select o.sequence_no from ${tableRef(executor, OUTBOX_DELIVERIES)} as o
      where o.tenant_id = ${tenantId} and o.sink = ${sink} and o.delivered_at is null
        and o.sequence_no < ${event.sequenceNo}::int8
      order by o.sequence_no
    ) as w cross join lateral (
      select d.sequence_no, d.event_id, d.event_type, d.payload from ${tableRef(executor, DOMAIN_EVENTS)} as d
      where d.tenant_id = ${tenantId} and d.sequence_no = w.sequence_no
    ) as b
    where b.payload ->> 'incidentId' = ${incidentIdOf(event)}::text`;
}
