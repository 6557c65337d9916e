import type { DomainEvent } from "@hoc/incident-schemas";
import type { Ambient, DeliveryDriver, FanOutDriver, OutboxDriver } from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import { appendEvents } from "../database/append-events.js";
import { rowsOf } from "../database/insert-rows.js";
import {
  DOMAIN_EVENTS,
  IDEMPOTENCY_KEYS,
  LESSONS_LEARNED,
  OUTBOX_DELIVERIES,
  TENANT_HEADS,
} from "../database/tables/index.js";
import type { TenantHead } from "../database/tenant-head.js";
import { type ReadExecutor, tableRef, type WriteExecutor } from "../executor.js";
import { fromDb, selectList } from "../mapping/rows.js";

/** Binds the writing side of the outbox to a write transaction. */
export function createOutboxDriver(
  executor: WriteExecutor,
  head: TenantHead,
  context: { readonly ambient: Ambient; readonly sinks: readonly string[] },
): OutboxDriver {
  return {
    async append(tenantId, drafts) {
      head.mustBe(tenantId);
      const placed = drafts.map((draft) => ({ ...draft, sequenceNo: head.take() }));
      return appendEvents(executor, head, placed, context);
    },
  };
}

const CLAIMED = {
  payload: DOMAIN_EVENTS.columns.payload,
  attempts: OUTBOX_DELIVERIES.columns.attempts,
};

/**
 * Binds the relay's side of the outbox to a transaction that holds no tenant's head. A lease is known by its end:
 * whoever's lease has run out and been taken by another can mark nothing any more.
 */
export function createDeliveryDriver(executor: WriteExecutor): DeliveryDriver {
  const deliveries = tableRef(executor, OUTBOX_DELIVERIES);
  const events = tableRef(executor, DOMAIN_EVENTS);
  const heads = tableRef(executor, TENANT_HEADS);

  async function changeHeld(
    tenantId: string,
    held: { readonly sink: string; readonly eventIds: readonly string[]; readonly leasedUntil: string },
    change: RawBuilder<unknown>,
  ): Promise<number> {
    const rows = await rowsOf(
      executor,
      sql`update ${deliveries} as d set ${change}
        where d.tenant_id = ${tenantId} and d.sink = ${held.sink} and d.delivered_at is null
          and d.leased_until = ${held.leasedUntil}::timestamptz and d.sequence_no in (
            select e.sequence_no from ${events} as e
            where e.tenant_id = ${tenantId} and e.event_id = any(${held.eventIds})
          )
        returning d.sequence_no`,
    );
    return rows.length;
  }

  return {
    async claim(tenantId, { sink, now, leasedUntil, limit }) {
      // An array is built once; `in (select … limit … skip locked)` may be run per row, and then claims too much.
      const rows = await rowsOf(
        executor,
        sql`with claimed as (
            update ${deliveries} as d
            set leased_until = ${leasedUntil}::timestamptz, attempts = d.attempts + 1
            where d.tenant_id = ${tenantId} and d.sink = ${sink} and d.sequence_no = any(array(
              select due.sequence_no from ${deliveries} as due
              where due.tenant_id = ${tenantId} and due.sink = ${sink} and due.delivered_at is null
                and due.available_at <= ${now}::timestamptz
                and (due.leased_until is null or due.leased_until < ${now}::timestamptz)
              order by due.sequence_no limit ${limit} for update skip locked
            ))
            returning d.sequence_no, d.attempts
          )
          select ${selectList(CLAIMED, "e")} from (
            select ev.payload, ev.sequence_no, c.attempts from claimed as c
            join ${events} as ev on ev.tenant_id = ${tenantId} and ev.sequence_no = c.sequence_no
          ) as e order by e.sequence_no`,
      );
      return rows.map((row) => {
        const { payload, attempts } = fromDb(CLAIMED, row);
        return { event: payload as DomainEvent, attempts, leasedUntil };
      });
    },
    markDelivered: (tenantId, held) =>
      changeHeld(tenantId, held, sql`delivered_at = ${held.at}::timestamptz, leased_until = null, last_error = null`),
    markFailed: (tenantId, held) =>
      changeHeld(
        tenantId,
        held,
        sql`available_at = ${held.retryAt}::timestamptz, leased_until = null, last_error = ${held.error}`,
      ),
    async settle(tenantId) {
      await sql`update ${heads} as h
        set delivered_sequence = d.through
        from (
          select seen.last_event_sequence as through from ${heads} as seen
          where seen.tenant_id = ${tenantId} and not exists (
            select 1 from ${deliveries} as pending
            where pending.tenant_id = ${tenantId} and pending.delivered_at is null
          )
        ) as d
        where h.tenant_id = ${tenantId} and h.delivered_sequence < d.through`.execute(executor.db);
    },
  };
}

const TENANT = { tenantId: TENANT_HEADS.columns.tenantId };

/** Binds the questions across tenants to an executor: the declared fan-out reads. */
export function createFanOutDriver(executor: ReadExecutor): FanOutDriver {
  const heads = tableRef(executor, TENANT_HEADS);
  const deliveries = tableRef(executor, OUTBOX_DELIVERIES);
  const keys = tableRef(executor, IDEMPOTENCY_KEYS);
  const lessons = tableRef(executor, LESSONS_LEARNED);
  const tenantsOf = async (statement: RawBuilder<unknown>) =>
    (await rowsOf(executor, statement)).map((row) => fromDb(TENANT, row).tenantId);
  return {
    tenantsWithDeliveries: (now, limit) =>
      tenantsOf(sql`/* fan-out */ select ${selectList(TENANT, "h")} from ${heads} as h
        where h.delivered_sequence < h.last_event_sequence and exists (
          select 1 from ${deliveries} as d
          where d.tenant_id = h.tenant_id and d.delivered_at is null and d.available_at <= ${now}::timestamptz
            and (d.leased_until is null or d.leased_until < ${now}::timestamptz)
        )
        order by h.last_recorded_at, h.tenant_id limit ${limit}`),
    tenantsWithStaleIncidents: (now, limit) =>
      tenantsOf(sql`/* fan-out */ select ${selectList(TENANT, "h")} from ${heads} as h
        where h.stale_check_at < ${now}::timestamptz
        order by h.stale_check_at, h.tenant_id limit ${limit}`),
    tenantsWithDueLessons: (now, limit) =>
      tenantsOf(sql`/* fan-out */ select ${selectList(TENANT, "h")} from ${heads} as h
        where exists (
          select 1 from ${lessons} as l
          where l.tenant_id = h.tenant_id and l.status = 'deferred' and l.deferred_until <= ${now}::timestamptz
        )
        order by h.tenant_id limit ${limit}`),
    tenantsWithExpiredKeys: (now, limit) =>
      tenantsOf(sql`/* fan-out */ select ${selectList(TENANT, "h")} from ${heads} as h
        where exists (
          select 1 from ${keys} as k where k.tenant_id = h.tenant_id and k.expires_at <= ${now}::timestamptz
        )
        order by h.tenant_id limit ${limit}`),
  };
}
