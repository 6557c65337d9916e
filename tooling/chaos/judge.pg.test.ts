import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startApiServer } from "../../apps/api/test/api-server.js";
import { freshPgDatabase } from "../db/harness.js";
import { judge, judgeStored, outcomeOf, type Verdict } from "./judge.js";
import { startLoad, type Told } from "./load.js";
import { type Received, startReceiver } from "./receiver.js";

let database: Awaited<ReturnType<typeof freshPgDatabase>>;
let client: pg.Client;
let told: Told;
let received: readonly Received[];
let clean: readonly Verdict[];

beforeAll(async () => {
  database = await freshPgDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const server = await startApiServer({
    DATABASE_URL: database.url,
    HOC_RELAY_INTERVAL_MS: "20",
    HOC_WEBHOOK_ALLOW_HTTP: "on",
    HOC_WEBHOOK_ALLOWED_NETWORKS: "127.0.0.0/8",
  });
  const receiver = await startReceiver({ refusesOneIn: Number.POSITIVE_INFINITY });
  try {
    const { secret } = (await server.post("admin", "/v1/webhooks/endpoints", { url: `${receiver.url}/acme` })).body;
    receiver.trust("/acme", secret);
    await server.post("admin", "/v1/costs/budgets", { dailyLimitMicros: 1_000_000_000, hardLimitEnabled: true });
    const load = startLoad(server.url, [{ tenantId: "acme", token: "admin" }], 2);
    await until(async () => [load.told.notes, load.told.resolved, load.told.commits].every((some) => some.length > 0));
    await load.stop();
    await until(async () => (await waiting()) === 0);
    expect(load.encounters.wrong).toEqual([]);
    told = load.told;
    received = receiver.received;
  } finally {
    await server.stop();
    await receiver.stop();
  }
  clean = await judge(database.url, told, received);
});
afterAll(async () => {
  await client.end();
  await database.drop();
});
beforeEach(() => client.query("begin"));
afterEach(() => client.query("rollback"));

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 50));
}

async function waiting(): Promise<number> {
  const { rows } = await client.query(`select (select count(*) from hoc.outbox_deliveries where delivered_at is null)
    + (select count(*) from hoc.webhook_deliveries where status <> 'delivered') as waiting`);
  return Number(rows[0].waiting);
}

/** Which promises are broken once a defect is planted, with the first objection to each. */
async function brokenBy(...statements: readonly string[]): Promise<Record<string, string>> {
  return objectionsIn(await verdictsAfter(...statements));
}

interface Said {
  readonly told: Told;
  readonly received: readonly Received[];
}

async function brokenFor(said: Said): Promise<Record<string, string>> {
  return objectionsIn(await judged(said));
}

function objectionsIn(verdicts: readonly Verdict[]): Record<string, string> {
  return Object.fromEntries(
    verdicts.filter(({ broken }) => broken.length > 0).map(({ promise, broken }) => [promise, broken[0] ?? ""]),
  );
}

async function verdictsAfter(...statements: readonly string[]): Promise<Verdict[]> {
  // Keys would keep some of these out.
  await client.query("set local session_replication_role = replica");
  for (const statement of statements)
    expect((await client.query(statement)).rowCount, statement).toSatisfy((rows) => rows === null || rows > 0);
  return judged({ told, received });
}

function judged(said: Said): Promise<Verdict[]> {
  return judgeStored(async (statement, values) => (await client.query(statement, [...(values ?? [])])).rows, said);
}

function first<Item>(items: readonly Item[]): Item {
  const [item] = items;
  if (item === undefined) throw new Error("The load left none.");
  return item;
}

const entry = (kind: string) =>
  `(select e.ctid from hoc.incident_events as e where e.event_type = '${kind}' order by e.incident_id, e.sequence_no limit 1)`;
const again = (kind: string) => `insert into hoc.incident_events
  select (jsonb_populate_record(e, jsonb_build_object('id', 'again', 'sequence_no', 100000))).*
  from hoc.incident_events as e where e.ctid = ${entry(kind)}`;

const PROMISES = {
  signals: "every answered signal is stored, with the incident that was told",
  sentSignals: "no signal is stored that nobody sent",
  notes: "every answered note is in its timeline once",
  sentNotes: "no note is there twice, or without having been sent",
  resolved: "a resolution that was answered is in the timeline once",
  costs: "every answered cost is stored with its amount",
  commits: "every committed reservation has one cost record",
  budgets: "the spending of every budget is the sum of its costs",
  counts: "every incident counts the signals that are its own, and what they cost",
  problems: "no problem has two open incidents",
  chains: "every timeline is one unbroken chain up to its incident's head",
  created: "every incident was told as created once",
  sinks: "every event was delivered to every sink",
  forSinks: "every event is queued for every sink",
  queued: "every event since an endpoint was made is queued for it",
  webhooks: "every event was taken by the webhook's receiver, as the log says",
  reached: "every queued event reached the receiver",
  signatures: "every signature that reached it is right",
  order: "the events of an incident reached it in order",
} as const;

describe("the judge of a trial", () => {
  it("finds nothing wrong with what the product stores and sends, and looked at some of everything", () => {
    expect(clean.map(({ promise }) => promise)).toEqual(Object.values(PROMISES));
    for (const verdict of clean) expect([verdict, outcomeOf(verdict)]).toEqual([{ ...verdict, broken: [] }, "PASS"]);
  });

  it("notices an answered signal that is missing, of another incident, or that nobody sent", async () => {
    const { signalId } = first(told.signals);
    expect(await brokenBy(`delete from hoc.signals where signal_id = '${signalId}'`)).toEqual({
      [PROMISES.signals]: `acme ${signalId}`,
      [PROMISES.counts]: expect.any(String),
    });
    await client.query("rollback; begin");
    const elsewhere = { ...told, signals: [{ ...first(told.signals), incidentId: "inc_other" }] };
    expect(Object.keys(await brokenFor({ told: elsewhere, received }))).toEqual([PROMISES.signals]);
    const lost = { ...told, signals: [{ tenantId: "acme", signalId: "sig-lost", incidentId: null }] };
    expect(await brokenFor({ told: lost, received })).toEqual({ [PROMISES.signals]: "acme sig-lost" });
    const unopened = `update hoc.signals set incident_id = null where signal_id = '${signalId}'`;
    expect(
      (await brokenBy("alter table hoc.signals drop constraint signals_absorbed", unopened))[PROMISES.signals],
    ).toBe(`acme ${signalId}`);
    const nowhere = { ...told, signals: [{ tenantId: "acme", signalId, incidentId: null }] };
    expect(await brokenFor({ told: nowhere, received })).not.toHaveProperty([PROMISES.signals]);
    const unsent = { ...told, sentSignals: new Set([...told.sentSignals].filter((id) => id !== signalId)) };
    expect((await brokenFor({ told: unsent, received }))[PROMISES.sentSignals]).toBe(signalId);
  });

  it("notices a note that is there twice, not at all, or that nobody sent", async () => {
    expect(Object.keys(await brokenBy(again("note_added")))).toEqual([
      PROMISES.notes,
      PROMISES.sentNotes,
      PROMISES.chains,
    ]);
    await client.query("rollback; begin");
    const unsent = await brokenFor({ told: { ...told, notes: [], sentNotes: new Set() }, received });
    expect(Object.keys(unsent)).toEqual([PROMISES.sentNotes]);
    const gone = await brokenBy(`delete from hoc.incident_events where event_type = 'note_added'`);
    expect(gone[PROMISES.notes]).toMatch(/^note c\d/);
  });

  it("notices an answered resolution that is there twice or not at all", async () => {
    const { key } = first(told.resolved);
    expect((await brokenBy(again("resolved")))[PROMISES.resolved]).toMatch(/: 2$/);
    await client.query("rollback; begin");
    const gone = await brokenBy(`delete from hoc.incident_events where event_type = 'resolved'`);
    expect(gone[PROMISES.resolved]).toMatch(new RegExp(`${key}: 0$`));
  });

  it("notices an answered cost with another amount, and a budget that counts otherwise", async () => {
    const { recordId } = first(told.costs);
    const changed = `update hoc.cost_records set cost_micros = cost_micros + 1 where id = '${recordId}'`;
    expect(await brokenBy(changed)).toEqual({
      [PROMISES.costs]: recordId,
      [PROMISES.budgets]: "acme daily",
    });
    await client.query("rollback; begin");
    expect(Object.keys(await brokenBy("update hoc.cost_budget_periods set spent_micros = spent_micros - 1"))).toEqual([
      PROMISES.budgets,
    ]);
  });

  it("notices a committed reservation without its cost", async () => {
    const { reservationId } = first(told.commits);
    const broken = await brokenBy(`delete from hoc.cost_reservation_ends where reservation_id = '${reservationId}'`);
    expect(broken).toEqual({ [PROMISES.commits]: reservationId });
  });

  it.each([
    ["count", "signal_count = signal_count + 1"],
    ["cost", "cost_micros = cost_micros + 1"],
  ])("notices an incident with a wrong %s", async (_, change) => {
    const { incidentId } = first(told.notes);
    expect(await brokenBy(`update hoc.incidents set ${change} where id = '${incidentId}'`)).toEqual({
      [PROMISES.counts]: incidentId,
    });
  });

  it("notices two open incidents of one problem", async () => {
    const broken = await brokenBy(
      "drop index hoc.incidents_open_key",
      `insert into hoc.incidents select (jsonb_populate_record(i, '{"id": "inc_twin"}')).* from hoc.incidents as i
       where i.status <> 'RESOLVED' limit 1`,
    );
    expect(broken).toHaveProperty([PROMISES.problems]);
    expect(broken[PROMISES.created]).toBe("inc_twin");
  });

  it.each([
    ["a link that is another", `update hoc.incident_events set prev = leaf where ctid = ${entry("note_added")}`],
    ["an entry that is missing", `delete from hoc.incident_events where sequence_no = 1`],
    [
      "a head that is another",
      `update hoc.incidents as i set timeline_head = e.prev from hoc.incident_events as e
      where e.incident_id = i.id and e.ctid = ${entry("note_added")}`,
    ],
  ])("notices a chain with %s", async (_, statement) => {
    expect(await brokenBy(statement)).toHaveProperty([PROMISES.chains]);
  });

  it("notices an incident that nobody was told of", async () => {
    const { incidentId } = first(told.notes);
    const gone = `delete from hoc.domain_events where event_type = 'incidents.IncidentCreated'
      and payload ->> 'incidentId' = '${incidentId}'`;
    expect(await brokenBy(gone)).toEqual({ [PROMISES.created]: incidentId });
  });

  it("notices an event that was never queued for a sink, or whose rows are all gone", async () => {
    const last = "(select max(sequence_no) from hoc.domain_events)";
    const one = `delete from hoc.outbox_deliveries where sink = 'webhooks' and sequence_no = ${last}`;
    expect(await brokenBy(one)).toEqual({ [PROMISES.forSinks]: expect.stringMatching(/ webhooks$/) });
    await client.query("rollback; begin");
    const verdicts = await verdictsAfter("delete from hoc.outbox_deliveries", "delete from hoc.webhook_deliveries");
    const outcomes = Object.fromEntries(verdicts.map((verdict) => [verdict.promise, outcomeOf(verdict)]));
    expect(outcomes).toMatchObject({
      [PROMISES.forSinks]: "NOT TRIED",
      [PROMISES.queued]: "FAIL",
      [PROMISES.sinks]: "NOT TRIED",
      [PROMISES.webhooks]: "NOT TRIED",
      [PROMISES.reached]: "NOT TRIED",
    });
  });

  it("takes nothing for granted of which there is nothing", async () => {
    const tables = await client.query("select tablename from pg_tables where schemaname = 'hoc'");
    await client.query(`truncate ${tables.rows.map(({ tablename }) => `hoc.${tablename}`)} cascade`);
    const nothing = { signals: [], sentSignals: new Set<string>(), notes: [], sentNotes: new Set<string>() };
    const verdicts = await judged({ told: { ...nothing, resolved: [], costs: [], commits: [] }, received: [] });
    expect(verdicts.map(outcomeOf)).toEqual(verdicts.map(() => "NOT TRIED"));
  });

  it("notices an event that a sink or the webhook's receiver did not get", async () => {
    const sink = `update hoc.outbox_deliveries set delivered_at = null where sequence_no =
      (select min(sequence_no) from hoc.outbox_deliveries)`;
    expect(Object.keys(await brokenBy(sink))).toEqual([PROMISES.sinks]);
    await client.query("rollback; begin");
    const { eventId } = first(received);
    const pending = `update hoc.webhook_deliveries set status = 'pending', ended_at = null where event_id = '${eventId}'`;
    expect(await brokenBy(pending)).toEqual({ [PROMISES.webhooks]: eventId });
    await client.query("rollback; begin");
    const second = received[1]?.eventId;
    expect(await brokenBy(`delete from hoc.webhook_deliveries where event_id = '${second}'`)).toEqual({
      [PROMISES.queued]: second,
    });
    await client.query("rollback; begin");
    const unreached = received.filter((one) => one.eventId !== eventId);
    expect(await brokenFor({ told, received: unreached })).toEqual({ [PROMISES.reached]: eventId });
  });

  it("notices a webhook with a wrong signature, and one that came out of order, but not one that came again", async () => {
    const { eventId, orderingKey } = first(received);
    const unsigned = received.map((one) => (one.eventId === eventId ? { ...one, isSigned: false } : one));
    expect(await brokenFor({ told, received: unsigned })).toEqual({ [PROMISES.signatures]: eventId });
    const late = [...received.filter((one) => one.eventId !== eventId), first(received)];
    expect(received.filter((one) => one.orderingKey === orderingKey).length).toBeGreaterThan(1);
    expect(await brokenFor({ told, received: late })).toEqual({ [PROMISES.order]: eventId });
    expect(await brokenFor({ told, received: [...received, first(received)] })).toEqual({});
  });
});
