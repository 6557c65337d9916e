import type { DomainEvent } from "@hoc/incident-schemas";
import type { ClaimedWebhook, WebhookClaim } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { column } from "../../database/columns.js";
import { rowsOf } from "../../database/insert-rows.js";
import {
  DOMAIN_EVENTS,
  WEBHOOK_CIRCUITS,
  WEBHOOK_DELIVERIES,
  WEBHOOK_ENDPOINT_VERSIONS,
} from "../../database/tables/index.js";
import { tableRef, type WriteExecutor } from "../../executor.js";
import { fromDb, selectList } from "../../mapping/rows.js";
import { firstDue } from "./circuits.js";
import { newestVersion } from "./newest-version.js";
import { validSecrets } from "./valid-secrets.js";

/** How many due events of an endpoint one claim looks at; those that wait for another one are put off until it is due. */
const LOOKED_AT = 200;

/** An endpoint that this transaction has locked. */
interface LockedEndpoint {
  readonly endpointId: string;
  readonly url: string;
  readonly secrets: readonly string[];
  /** Most events that may be under way to it at a time. */
  readonly capacity: number;
}

/**
 * Takes events that are due. An endpoint's circuit is locked first, and endpoints that somebody else has locked are left
 * to him; the statements after that see all that was taken before.
 */
export async function claim(executor: WriteExecutor, tenantId: string, wish: WebhookClaim): Promise<ClaimedWebhook[]> {
  const locked = await lockDue(executor, tenantId, wish);
  if (locked.length === 0) return [];
  const claimed = await lease(executor, tenantId, wish, locked);
  await noteNextClaim(executor, tenantId, wish, locked);
  return claimed;
}

const LOCKED = {
  endpointId: WEBHOOK_CIRCUITS.columns.endpointId,
  failures: WEBHOOK_CIRCUITS.columns.failures,
};

const DESTINATION = {
  url: WEBHOOK_ENDPOINT_VERSIONS.columns.url,
  status: WEBHOOK_ENDPOINT_VERSIONS.columns.status,
};

const SECRETS = { secrets: column("secrets", "json") };

async function lockDue(
  executor: WriteExecutor,
  tenantId: string,
  { now, limit, perEndpoint, circuitOpensAfter }: WebhookClaim,
): Promise<LockedEndpoint[]> {
  const rows = await rowsOf(
    executor,
    sql`select ${selectList(LOCKED, "c")}, ${selectList(DESTINATION, "v")}, ${selectList(SECRETS, "s")}
      from ${tableRef(executor, WEBHOOK_CIRCUITS)} as c
      cross join ${newestVersion(executor, tenantId, sql`c.endpoint_id`)} as v
      cross join lateral (
        select coalesce(json_agg(k.secret order by k.generation desc), '[]') as secrets
        from ${validSecrets(executor, tenantId, sql`c.endpoint_id`, now)}
      ) as s
      where c.tenant_id = ${tenantId} and c.due_at <= ${now}::timestamptz
        and (c.open_until is null or c.open_until <= ${now}::timestamptz)
      order by c.due_at, c.endpoint_id collate "C" limit ${limit} for update of c skip locked`,
  );
  return rows.map((row) => {
    const { endpointId, failures } = fromDb(LOCKED, row);
    const { url, status } = fromDb(DESTINATION, row);
    const open = failures >= circuitOpensAfter ? Math.min(1, perEndpoint) : perEndpoint;
    const secrets = fromDb(SECRETS, row).secrets as string[];
    return { endpointId, url, secrets, capacity: status === "enabled" ? open : 0 };
  });
}

const LEASED = {
  endpointId: WEBHOOK_DELIVERIES.columns.endpointId,
  attempts: WEBHOOK_DELIVERIES.columns.attempts,
  queuedAt: WEBHOOK_DELIVERIES.columns.queuedAt,
};

const EVENT = { payload: DOMAIN_EVENTS.columns.payload };

/**
 * Leases the first pending events of their incidents, one of each endpoint before a second one of any. An event is
 * blocked by an earlier one of its incident that is pending, and by any that is under way: it is put off until that one
 * is due, so that no claim looks at it again before.
 */
async function lease(
  executor: WriteExecutor,
  tenantId: string,
  { now, leasedUntil, limit }: WebhookClaim,
  locked: readonly LockedEndpoint[],
): Promise<ClaimedWebhook[]> {
  const deliveries = tableRef(executor, WEBHOOK_DELIVERIES);
  // Each `order by` is that of one index, and rows are found again by their place, which nobody else can change under the
  // lock: so the planner does well by a tenant that its statistics do not know, too.
  const rows = await rowsOf(
    executor,
    sql`with asked as materialized (${capacities(locked)}),
      held as materialized (
        select h.* from asked as a cross join lateral (
          select d.endpoint_id, d.ordering_key, d.leased_until from ${deliveries} as d
          where d.tenant_id = ${tenantId} and d.endpoint_id = a.endpoint_id and d.leased_until > ${now}::timestamptz
          order by d.leased_until
        ) as h
      ),
      slots as materialized (
        select a.endpoint_id, a.capacity - (
          select count(*) from held as h where h.endpoint_id = a.endpoint_id
        ) as free from asked as a
      ),
      due as materialized (
        select w.*, s.free from slots as s cross join lateral (
          select d.ctid as place, d.endpoint_id, d.sequence_no, d.ordering_key, d.available_at from ${deliveries} as d
          where d.tenant_id = ${tenantId} and d.endpoint_id = s.endpoint_id and d.status = 'pending'
            and d.available_at <= ${now}::timestamptz
          order by d.available_at, d.sequence_no limit ${LOOKED_AT}
        ) as w where s.free > 0
      ),
      judged as materialized (
        select w.*, f.sequence_no as first_no, f.available_at as first_at, (
          select max(h.leased_until) from held as h
          where h.endpoint_id = w.endpoint_id and h.ordering_key = w.ordering_key
        ) as busy_until
        from due as w cross join lateral (
          select d.sequence_no, d.available_at from ${deliveries} as d
          where d.tenant_id = ${tenantId} and d.endpoint_id = w.endpoint_id and d.status = 'pending'
            and d.ordering_key >= w.ordering_key
          order by d.ordering_key, d.sequence_no limit 1
        ) as f
      ),
      chosen as materialized (
        select r.place, r.endpoint_id, r.ordering_key from (
          select j.*, row_number() over (partition by j.endpoint_id order by j.available_at, j.sequence_no) as turn
          from judged as j where j.sequence_no = j.first_no and j.busy_until is null
        ) as r
        where r.turn <= r.free
        order by r.turn, r.available_at, r.endpoint_id collate "C", r.sequence_no limit ${limit}
      ),
      leased as (
        update ${deliveries} as d
        set leased_until = ${leasedUntil}::timestamptz, available_at = ${leasedUntil}::timestamptz
        from chosen as r
        where d.tenant_id = ${tenantId} and d.ctid = r.place
        returning d.endpoint_id, d.sequence_no, d.attempts, d.queued_at
      ),
      put_off as (
        update ${deliveries} as d set available_at = b.until from (
          select j.place, greatest(
            j.first_at, j.busy_until, case when r.endpoint_id is not null then ${leasedUntil}::timestamptz end
          ) as until
          from judged as j left join chosen as r
            on r.endpoint_id = j.endpoint_id and r.ordering_key = j.ordering_key
          where j.sequence_no <> j.first_no or j.busy_until is not null
        ) as b
        where d.tenant_id = ${tenantId} and d.ctid = b.place and d.available_at < b.until
      )
      select ${selectList(LEASED, "l")}, ${selectList(EVENT, "e")} from leased as l
      cross join lateral (
        select v.payload from ${tableRef(executor, DOMAIN_EVENTS)} as v
        where v.tenant_id = ${tenantId} and v.sequence_no >= l.sequence_no
        order by v.sequence_no limit 1
      ) as e
      order by l.sequence_no, l.endpoint_id collate "C"`,
  );
  const byId = new Map(locked.map((endpoint) => [endpoint.endpointId, endpoint]));
  return rows.map((row) => {
    const { endpointId, ...delivery } = fromDb(LEASED, row);
    const { url, secrets } = byId.get(endpointId) as LockedEndpoint;
    return { ...delivery, endpointId, url, secrets, leasedUntil, event: fromDb(EVENT, row).payload as DomainEvent };
  });
}

/** Notes when something can be claimed again: when the next is due, or when the first lease ends where all are taken. */
async function noteNextClaim(
  executor: WriteExecutor,
  tenantId: string,
  { now }: WebhookClaim,
  locked: readonly LockedEndpoint[],
): Promise<void> {
  await sql`update ${tableRef(executor, WEBHOOK_CIRCUITS)} as c
    set due_at = case when h.held >= a.capacity then h.first_end
      else ${firstDue(executor, tenantId, sql`a.endpoint_id`)} end
    from (${capacities(locked)}) as a cross join lateral (
      select count(*) as held, min(u.leased_until) as first_end from (
        select d.leased_until from ${tableRef(executor, WEBHOOK_DELIVERIES)} as d
        where d.tenant_id = ${tenantId} and d.endpoint_id = a.endpoint_id and d.leased_until > ${now}::timestamptz
        order by d.leased_until
      ) as u
    ) as h
    where c.tenant_id = ${tenantId} and c.endpoint_id = a.endpoint_id`.execute(executor.db);
}

function capacities(locked: readonly LockedEndpoint[]) {
  return sql`select x.endpoint_id, x.capacity from unnest(
    ${locked.map(({ endpointId }) => endpointId)}::text[], ${locked.map(({ capacity }) => capacity)}::int4[]
  ) as x(endpoint_id, capacity)`;
}
