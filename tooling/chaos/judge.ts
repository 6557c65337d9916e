import pg from "pg";
import type { Told } from "./load.js";
import type { Received } from "./receiver.js";

/** One promise and what speaks against it. */
export interface Verdict {
  readonly promise: string;
  /** How many things were looked at. */
  readonly looked: number;
  /** The first things that break it, in words; none when it holds. */
  readonly broken: readonly string[];
}

/** How a promise came out: one that looked at nothing was not tried. */
export function outcomeOf({ looked, broken }: Verdict): "PASS" | "FAIL" | "NOT TRIED" {
  if (broken.length > 0) return "FAIL";
  return looked === 0 ? "NOT TRIED" : "PASS";
}

/** Asks the database and gives the rows. */
type Ask = (statement: string, values?: readonly unknown[]) => Promise<Record<string, string | null>[]>;

/** What a tenant announces first goes to every sink that there is, and so must everything after it. */
const EVENTS_BY_SINK = `(select e.tenant_id, e.sequence_no, e.event_id, s.sink from hoc.domain_events as e cross join (
    select distinct d.sink from hoc.outbox_deliveries as d where d.sequence_no =
      (select min(b.sequence_no) from hoc.domain_events as b where b.tenant_id = d.tenant_id)) as s) as e`;

const EVENTS_BY_ENDPOINT = `(select e.tenant_id, e.event_id, w.id as endpoint_id from hoc.domain_events as e
    join hoc.webhook_endpoints as w on w.tenant_id = e.tenant_id and e.recorded_at > w.recorded_at) as e`;

/** Holds what callers were told and what the receiver got against what is stored. */
export async function judge(databaseUrl: string, told: Told, received: readonly Received[]): Promise<Verdict[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await judgeStored(async (statement, values) => (await client.query(statement, [...(values ?? [])])).rows, {
      told,
      received,
    });
  } finally {
    await client.end();
  }
}

/** Holds what was told and got against what is stored, whoever asks the database. */
export async function judgeStored(
  ask: Ask,
  { told, received }: { readonly told: Told; readonly received: readonly Received[] },
): Promise<Verdict[]> {
  const signals = await ask("select tenant_id, signal_id, incident_id from hoc.signals where kind = 'call'");
  const incidentOf = new Map(
    signals.map(({ tenant_id, signal_id, incident_id }) => [`${tenant_id} ${signal_id}`, incident_id]),
  );
  const notes = await ask(
    "select tenant_id, incident_id, data ->> 'note' as note from hoc.incident_events where event_type = 'note_added'",
  );
  const noted = countOf(notes.map(({ tenant_id, incident_id, note }) => `${tenant_id} ${incident_id} ${note}`));
  const costs = new Map(
    (await ask("select tenant_id, id, cost_micros::text as cost from hoc.cost_records")).map(
      ({ tenant_id, id, cost }) => [`${tenant_id} ${id}`, Number(cost)],
    ),
  );
  return [
    verdict(
      "every answered signal is stored, with the incident that was told",
      told.signals,
      ({ tenantId, signalId, incidentId }) =>
        holds(incidentOf, `${tenantId} ${signalId}`, incidentId) ? null : `${tenantId} ${signalId}`,
    ),
    verdict("no signal is stored that nobody sent", signals, ({ signal_id }) =>
      told.sentSignals.has(String(signal_id)) ? null : String(signal_id),
    ),
    verdict("every answered note is in its timeline once", told.notes, ({ tenantId, incidentId, note }) =>
      noted.get(`${tenantId} ${incidentId} ${note}`) === 1 ? null : note,
    ),
    verdict("no note is there twice, or without having been sent", [...noted], ([note, count]) =>
      count === 1 && told.sentNotes.has(note.split(" ").slice(2).join(" ")) ? null : `${note}: ${count}`,
    ),
    await verdictOf(
      "a resolution that was answered is in the timeline once",
      told.resolved,
      async ({ tenantId, incidentId, key }) => {
        const [row] = await ask(
          `select count(*)::text as entries from hoc.incident_events
           where tenant_id = $1 and incident_id = $2 and event_type = 'resolved' and data::text like '%' || $3 || '"%'`,
          [tenantId, incidentId, key],
        );
        return row?.entries === "1" ? null : `${incidentId} ${key}: ${row?.entries}`;
      },
    ),
    verdict("every answered cost is stored with its amount", told.costs, ({ tenantId, recordId, costMicros }) =>
      costs.get(`${tenantId} ${recordId}`) === costMicros ? null : recordId,
    ),
    ...(await oneAfterTheOther([
      () =>
        none(
          "every committed reservation has one cost record",
          told.commits.length,
          `
        select t.id from unnest(array[${told.commits.map(({ reservationId }) => `'${reservationId}'`)}]::text[]) as t (id)
        where (select count(*) from hoc.cost_reservation_ends as e join hoc.cost_records as c
               on c.tenant_id = e.tenant_id and c.id = e.cost_record_id
               where e.reservation_id = t.id and c.cost_micros = 4321) <> 1`,
        ),
      () =>
        none(
          "the spending of every budget is the sum of its costs",
          "hoc.cost_budget_periods where period = 'daily'",
          `
        select p.tenant_id || ' ' || p.period as id from hoc.cost_budget_periods as p
        where p.period = 'daily' and p.spent_micros <> (select coalesce(sum(c.cost_micros), 0) from hoc.cost_records as c
          where c.tenant_id = p.tenant_id and c.occurred_at >= p.period_start
            and c.occurred_at < p.period_start + interval '1 day')`,
        ),
      () =>
        none(
          "every incident counts the signals that are its own, and what they cost",
          "hoc.incidents",
          `
        select i.id from hoc.incidents as i where (i.signal_count, coalesce(i.cost_micros, 0)) <> (
          select count(*) filter (where s.absorption <> 'late'), coalesce(sum(s.cost_micros), 0) from hoc.signals as s
          where s.tenant_id = i.tenant_id and s.incident_id = i.id and s.state = 'firing')`,
        ),
      () =>
        none(
          "no problem has two open incidents",
          "hoc.incidents",
          `
        select grouping_key as id from hoc.incidents where status <> 'RESOLVED' group by tenant_id, grouping_key having count(*) > 1`,
        ),
      () =>
        none(
          "every timeline is one unbroken chain up to its incident's head",
          "hoc.incident_events",
          `
        select i.id from hoc.incidents as i where i.timeline_head is distinct from (select e.leaf from hoc.incident_events as e
            where e.tenant_id = i.tenant_id and e.incident_id = i.id order by e.sequence_no desc limit 1)
          or exists (select 1 from hoc.incident_events as e where e.tenant_id = i.tenant_id and e.incident_id = i.id
            and e.sequence_no > 1 and not exists (select 1 from hoc.incident_events as b where b.tenant_id = e.tenant_id
              and b.incident_id = e.incident_id and b.sequence_no = e.sequence_no - 1 and b.leaf = e.prev))`,
        ),
      () =>
        none(
          "every incident was told as created once",
          "hoc.incidents",
          `
        select i.id from hoc.incidents as i where 1 <> (select count(*) from hoc.domain_events as e
          where e.tenant_id = i.tenant_id and e.event_type = 'incidents.IncidentCreated' and e.payload ->> 'incidentId' = i.id)`,
        ),
      () =>
        none(
          "every event was delivered to every sink",
          "hoc.outbox_deliveries",
          `
        select d.tenant_id || ' ' || d.sequence_no as id from hoc.outbox_deliveries as d where d.delivered_at is null`,
        ),
      () =>
        none(
          "every event is queued for every sink",
          EVENTS_BY_SINK,
          `select e.event_id || ' ' || e.sink as id
        from ${EVENTS_BY_SINK} where not exists (select 1 from hoc.outbox_deliveries as d
          where d.tenant_id = e.tenant_id and d.sequence_no = e.sequence_no and d.sink = e.sink)`,
        ),
      () =>
        none(
          "every event since an endpoint was made is queued for it",
          EVENTS_BY_ENDPOINT,
          `select e.event_id as id
        from ${EVENTS_BY_ENDPOINT} where not exists (select 1 from hoc.webhook_deliveries as d
          where d.tenant_id = e.tenant_id and d.event_id = e.event_id and d.endpoint_id = e.endpoint_id)`,
        ),
      () =>
        none(
          "every event was taken by the webhook's receiver, as the log says",
          "hoc.webhook_deliveries",
          `
        select d.event_id as id from hoc.webhook_deliveries as d where d.status <> 'delivered'`,
        ),
    ])),
    ...receivedVerdicts(await ask("select event_id, sequence_no from hoc.webhook_deliveries"), received),
  ];

  /** What is looked at is counted, or all the rows of a statement. */
  async function none(promise: string, all: number | string, statement: string): Promise<Verdict> {
    const looked =
      typeof all === "number" ? all : Number((await ask(`select count(*)::text as looked from ${all}`))[0]?.looked);
    return { promise, looked, broken: (await ask(statement)).map(({ id }) => String(id)) };
  }
}

/** What the receiver got: everything, with valid signatures, and of each incident in order. */
function receivedVerdicts(queued: readonly Record<string, string | null>[], received: readonly Received[]): Verdict[] {
  const ids = new Set(received.map(({ eventId }) => eventId));
  const newest = new Map<string, string>();
  const seen = new Set<string>();
  const firsts = received.filter(({ eventId }) => !seen.has(eventId) && seen.add(eventId));
  return [
    verdict("every queued event reached the receiver", queued, ({ event_id }) =>
      ids.has(String(event_id)) ? null : String(event_id),
    ),
    verdict("every signature that reached it is right", received, ({ isSigned, eventId }) =>
      isSigned ? null : eventId,
    ),
    verdict("the events of an incident reached it in order", firsts, ({ orderingKey, sequence, eventId }) => {
      const before = newest.get(orderingKey) ?? "";
      newest.set(orderingKey, sequence);
      return sequence > before ? null : eventId;
    }),
  ];
}

function verdict<Item>(promise: string, items: readonly Item[], objection: (item: Item) => string | null): Verdict {
  return { promise, looked: items.length, broken: items.map(objection).filter((said) => said !== null) };
}

async function verdictOf<Item>(
  promise: string,
  items: readonly Item[],
  objection: (item: Item) => Promise<string | null>,
): Promise<Verdict> {
  const broken: string[] = [];
  for (const item of items) {
    const said = await objection(item);
    if (said !== null) broken.push(said);
  }
  return { promise, looked: items.length, broken };
}

/** A member that is not there is another one than null. */
function holds<Value>(stored: ReadonlyMap<string, Value>, key: string, value: Value): boolean {
  return stored.has(key) && stored.get(key) === value;
}

function countOf(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

async function oneAfterTheOther<Result>(steps: readonly (() => Promise<Result>)[]): Promise<Result[]> {
  const results: Result[] = [];
  for (const step of steps) results.push(await step());
  return results;
}
