import type { QueuedAgain, WebhookReplay } from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import { nullable } from "../../database/columns.js";
import { rowsOf } from "../../database/insert-rows.js";
import { DOMAIN_EVENTS, RECORDINGS, WEBHOOK_DELIVERIES } from "../../database/tables/index.js";
import { tableRef, type WriteExecutor } from "../../executor.js";
import { fromDb, selectList } from "../../mapping/rows.js";
import { closeCircuit, lockCircuit, noteDue } from "./circuits.js";
import { deliveryRow } from "./delivery-row.js";

const LAST = { lastRecordedAt: nullable("last_recorded_at", "instant") };

/**
 * Queues events again, the oldest first; what waits and is not held is due now, and begins anew too. Whoever asks for it
 * says that the endpoint works, so its circuit closes.
 */
export async function replay(executor: WriteExecutor, tenantId: string, wish: WebhookReplay): Promise<QueuedAgain> {
  const { endpointId, eventTypes, all, at, limit } = wish;
  const deliveries = tableRef(executor, WEBHOOK_DELIVERIES);
  const ofTypes = eventTypes === null ? sql`` : sql`and e.event_type = any(${eventTypes})`;
  const untaken = all ? sql`` : sql`and k.status <> 'delivered'`;
  await lockCircuit(executor, tenantId, endpointId);
  const [row] = await rowsOf(
    executor,
    sql`with found as materialized (
        select e.sequence_no, e.event_id, e.event_type, e.payload ->> 'incidentId' as incident_id, e.recorded_at,
          k.place
        from ${tableRef(executor, DOMAIN_EVENTS)} as e
        left join lateral (
          select d.ctid as place, d.sequence_no, d.status, d.leased_until from ${deliveries} as d
          where d.tenant_id = ${tenantId} and d.endpoint_id = ${endpointId} and d.sequence_no >= e.sequence_no
          order by d.sequence_no limit 1
        ) as k on k.sequence_no = e.sequence_no
        where e.tenant_id = ${tenantId} and ${meant(executor, tenantId, wish)} ${ofTypes}
          and (k.sequence_no is null
            or (k.leased_until is null or k.leased_until <= ${at}::timestamptz) ${untaken})
        order by e.sequence_no limit ${limit + 1}
      ), again as materialized (
        select f.* from found as f order by f.sequence_no limit ${limit}
      ), known as (
        update ${deliveries} as d
        set status = 'pending', attempts = 0, replays = d.replays + 1, queued_at = ${at}::timestamptz,
          available_at = ${at}::timestamptz, leased_until = null, ended_at = null, last_status_code = null, last_error = null
        from again as a
        where d.tenant_id = ${tenantId} and d.ctid = a.place
      ), added as (
        insert into ${deliveries} (tenant_id, endpoint_id, sequence_no, event_id, event_type, incident_id, ordering_key,
          status, attempts, replays, queued_at, available_at)
        select ${tenantId}, ${endpointId}, a.sequence_no, a.event_id, a.event_type, a.incident_id,
          coalesce(a.incident_id, a.event_id), 'pending', 0, 1, ${at}::timestamptz, ${at}::timestamptz
        from again as a where a.place is null
      )
      select ${selectList(LAST, "r")}, r.queued, r.found > r.queued as more from (
        select max(a.recorded_at) as last_recorded_at, count(*)::int4 as queued,
          (select count(*)::int4 from found) as found
        from again as a
      ) as r`,
  );
  const queued = Number(row?.queued);
  if (queued > 0) {
    await closeCircuit(executor, tenantId, endpointId);
    await noteDue(executor, tenantId, endpointId);
  }
  return { queued, hasMore: row?.more === true, ...fromDb(LAST, row ?? {}) };
}

/** Which events `e` are meant: an event was recorded with the transaction whose numbers it is among. */
function meant(executor: WriteExecutor, tenantId: string, { endpointId, which }: WebhookReplay): RawBuilder<unknown> {
  if ("eventId" in which)
    return sql`e.sequence_no = ${deliveryRow(executor, tenantId, { endpointId, ...which }, "sequence_no")}`;
  const before = (instant: string) => sql`coalesce((
    select r.last_sequence from ${tableRef(executor, RECORDINGS)} as r
    where r.tenant_id = ${tenantId} and r.recorded_at < ${instant}::timestamptz
    order by r.recorded_at desc limit 1
  ), 0)`;
  return sql`e.sequence_no > ${before(which.since)} and e.sequence_no <= ${before(which.until)}`;
}
