import { systemAmbient } from "@hoc/incident-engines";
import { sql } from "kysely";
import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { type ReceivedWebhook, startWebhookReceiver, type WebhookReceiver } from "../../test/webhook-receiver.js";
import { readConfig } from "../config.js";
import { type Database, openDatabase } from "./database.js";
import { createServices, type Services } from "./services.js";

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** How far the time is ahead here, for the product and for whoever verifies. */
let aheadSeconds = 0;
const realNow = Date.now.bind(Date);

const logger = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };
const config = readConfig({
  HOC_DATA_DIR: "memory://",
  HOC_RELAY_INTERVAL_MS: "20",
  HOC_SWEEP_INTERVAL_SECONDS: "3600",
  HOC_MAX_INCIDENTS_PER_TENANT_PER_HOUR: "1000",
  HOC_WEBHOOK_ALLOWED_NETWORKS: "127.0.0.1/32",
  HOC_WEBHOOK_ALLOW_HTTP: "on",
});

let database: Database;
let services: Services;
let receiver: WebhookReceiver;

beforeAll(async () => {
  vi.spyOn(Date, "now").mockImplementation(() => realNow() + aheadSeconds * 1_000);
  database = await openDatabase(config.database, logger);
  await database.migrate();
  services = createServices(database, config, logger, systemAmbient({ logger }));
  receiver = await startWebhookReceiver();
  services.workers.start();
});
afterEach(() => {
  expect(logger.error.mock.calls).toEqual([]);
});
afterAll(async () => {
  await services.workers.stop();
  await receiver.stop();
  await services.operations.close();
  await database.close();
  vi.restoreAllMocks();
});

describe("what a receiver is sent", () => {
  it("is verified by the official library of Standard Webhooks and read by the SDK of CloudEvents", async () => {
    const acme = await subscriber("plain");
    const incidentId = await acme.openIncident();
    const [received] = await acme.receives(1);
    const { event, headers, body } = must(received);
    expect(new Webhook(acme.secret).verify(body, headers)).toEqual(JSON.parse(body));
    expect(event).toMatchObject({
      specversion: "1.0",
      id: headers["webhook-id"],
      source: `urn:hoc:tenant:${acme.tenantId}`,
      type: "incidents.IncidentCreated",
      subject: incidentId,
      partitionkey: incidentId,
      datacontenttype: "application/json",
      dataschema: "urn:hoc:event:incidents.IncidentCreated:1.0.0",
      sequence: expect.stringMatching(/^\d{20}$/),
    });
    expect(event.data).toMatchObject({ eventId: event.id, eventType: event.type, tenantId: acme.tenantId, incidentId });
    expect(headers).toMatchObject({
      "content-type": "application/cloudevents+json; charset=utf-8",
      "webhook-timestamp": expect.stringMatching(/^\d{10}$/),
      "webhook-signature": expect.stringMatching(/^v1,[A-Za-z0-9+/]{43}=$/),
      "user-agent": expect.stringMatching(/^hoc-incidents/),
    });
  });

  it("is refused by that library when body, id, time or key are others", async () => {
    const acme = await subscriber("tampered");
    const other = await subscriber("tampered-other");
    await acme.openIncident();
    const [received] = await acme.receives(1);
    const { body, headers } = must(received);
    const verify = (text: string, changed: Record<string, string> = {}, secret = acme.secret) =>
      new Webhook(secret).verify(text, { ...headers, ...changed });
    expect(() => verify(body)).not.toThrow();
    expect(() => verify(body.replace("IncidentCreated", "IncidentResolved"))).toThrow("No matching signature");
    expect(() => verify(body, { "webhook-id": "evt_other" })).toThrow("No matching signature");
    const later = String(Number(headers["webhook-timestamp"]) + 1);
    expect(() => verify(body, { "webhook-timestamp": later })).toThrow("No matching signature");
    expect(() => verify(body, {}, other.secret)).toThrow("No matching signature");
    expect(() => verify(body, { "webhook-timestamp": String(Number(later) - 10 * MINUTE) })).toThrow("too old");
  });

  it("is signed by both keys while they overlap, and by the new one alone afterwards", async () => {
    const acme = await subscriber("rotated");
    const { secret } = await acme.run("rotateSecret", { endpointId: acme.endpointId, overlapSeconds: HOUR });
    const verifiedBy = ({ body, headers }: ReceivedWebhook) =>
      [acme.secret, must(secret)].map((key) => {
        try {
          return Boolean(new Webhook(key).verify(body, headers));
        } catch {
          return false;
        }
      });
    await acme.openIncident();
    expect(verifiedBy(must((await acme.receives(1))[0]))).toEqual([true, true]);
    aheadSeconds += HOUR + 1;
    await acme.openIncident();
    expect(verifiedBy(must((await acme.receives(2))[1]))).toEqual([false, true]);
  });

  it("is a test when somebody asks for one", async () => {
    const acme = await subscriber("asked");
    const { attempt, eventId } = await acme.run("testEndpoint", { endpointId: acme.endpointId });
    expect(attempt).toMatchObject({ outcome: "taken", statusCode: 204, error: null });
    const { body, headers, event } = must((await acme.receives(1))[0]);
    expect([event.id, event.type]).toEqual([eventId, "webhooks.EndpointTested"]);
    expect(() => new Webhook(acme.secret).verify(body, headers)).not.toThrow();
  });
});

describe("when a receiver fails", () => {
  it("sends again later under the same webhook-id, signed anew", async () => {
    const acme = await subscriber("retried");
    const statuses = [500, 302, 204];
    receiver.answer(acme.path, () => must(statuses.shift()));
    await acme.openIncident();
    await acme.receives(1);
    await settled();
    aheadSeconds += 7;
    await acme.receives(2);
    await settled();
    aheadSeconds += 10;
    await settled();
    expect(acme.received()).toHaveLength(2);
    aheadSeconds += 30;
    const all = await acme.receives(3);
    await settled();
    expect(new Set(all.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect(new Set(all.map(({ body }) => body)).size).toBe(1);
    expect(new Set(all.map(({ headers }) => headers["webhook-timestamp"])).size).toBe(3);
    const { headers, body } = must(all[2]);
    expect(() => new Webhook(acme.secret).verify(body, headers)).not.toThrow();
    expect(await acme.delivery(must(all[0]?.event.id))).toMatchObject({ status: "delivered", attempts: 3 });
  });

  it("waits as long as the receiver asks for", async () => {
    const acme = await subscriber("asks-for-time");
    const answers = [{ status: 429, headers: { "retry-after": "600" } }, 204];
    receiver.answer(acme.path, () => must(answers.shift()));
    await acme.openIncident();
    await acme.receives(1);
    await settled();
    aheadSeconds += 590;
    await settled();
    expect(acme.received()).toHaveLength(1);
    aheadSeconds += 15;
    await acme.receives(2);
  });

  it("keeps the order of each incident, and holds no other incident back", async () => {
    const acme = await subscriber("ordered");
    const first = await acme.openIncident();
    await acme.receives(1);
    let isDown = true;
    receiver.answer(acme.path, ({ event }) => (isDown && event.subject === first ? 503 : 204));
    for (const note of ["one", "two", "three"]) await acme.write("addNote", { incidentId: first, note });
    await acme.receives(2);
    const second = await acme.openIncident();
    await expect.poll(() => acme.received().some(({ event }) => event.subject === second)).toBe(true);
    await settled();
    const ofFirst = () => acme.received().filter(({ event }) => event.subject === first);
    expect(ofFirst()).toHaveLength(2);
    isDown = false;
    aheadSeconds += 8;
    await expect.poll(() => ofFirst().length, { timeout: 10_000 }).toBe(5);
    const [created, refused, ...rest] = ofFirst().map(({ event }) => event);
    expect(rest[0]?.id).toBe(refused?.id);
    const sequences = [created, ...rest].map((event) => String(event?.sequence));
    expect(sequences).toEqual([...sequences].sort());
    expect(rest.map((event) => event?.type)).toEqual(Array(3).fill("incidents.IncidentNoteAdded"));
  });

  it("gives an event up after a day and goes on with the next one of its incident", async () => {
    const acme = await subscriber("given-up");
    const incidentId = await acme.openIncident();
    await acme.receives(1);
    let refusedId: string | undefined;
    receiver.answer(acme.path, ({ event }) => {
      refusedId ??= event.id;
      return event.id === refusedId ? 400 : 204;
    });
    const note = (text: string) => acme.write("addNote", { incidentId, note: text });
    await note("one");
    for (let hours = 0; hours < 30; hours += 1) {
      await settled();
      if (hours === 12) await note("two");
      if (hours === 23) expect(await acme.delivery(must(refusedId))).toMatchObject({ status: "pending" });
      aheadSeconds += HOUR;
    }
    expect(await acme.delivery(must(refusedId))).toMatchObject({ status: "given_up", lastStatusCode: 400 });
    const seen = acme.received().map(({ event }) => event.data?.note);
    expect(seen).toEqual([undefined, ...Array(seen.length - 2).fill("one"), "two"]);
    expect(seen.length).toBeGreaterThan(8);
  });

  it("opens the circuit after five failures, tries one event a minute later, and closes it when that is taken", async () => {
    const acme = await subscriber("circuit");
    let isDown = true;
    receiver.answer(acme.path, () => (isDown ? 500 : 204));
    for (let n = 0; n < 5; n += 1) await acme.openIncident();
    await acme.receives(5);
    await settled();
    for (let n = 0; n < 3; n += 1) await acme.openIncident();
    aheadSeconds += 50;
    await settled();
    expect(acme.received()).toHaveLength(5);
    aheadSeconds += 15;
    await acme.receives(6);
    await settled();
    expect(acme.received()).toHaveLength(6);
    isDown = false;
    aheadSeconds += 2 * MINUTE + 1;
    await expect.poll(() => new Set(acme.taken()).size, { timeout: 10_000 }).toBe(8);
  });

  it("is sent what somebody asks for after an outage at once, although it was paused", async () => {
    const acme = await subscriber("outage");
    const { endpointId } = acme;
    let isDown = true;
    receiver.answer(acme.path, () => (isDown ? 500 : 204));
    for (let n = 0; n < 6; n += 1) await acme.openIncident();
    await settled();
    const { items, circuit } = await acme.run("listDeliveries", { endpointId });
    expect([items.length, circuit.pausedUntil]).toEqual([6, expect.any(String)]);
    expect(circuit.failuresInARow).toBeGreaterThanOrEqual(5);
    isDown = false;
    const seen = acme.received().length;
    const anHourAgo = new Date(Date.now() - HOUR * 1_000).toISOString();
    expect(await acme.run("replayEvents", { endpointId, since: anHourAgo })).toMatchObject({ queued: 6 });
    await acme.receives(seen + 6);
    await settled();
    expect(new Set(acme.taken().slice(seen)).size).toBe(6);
    const healed = await acme.run("listDeliveries", { endpointId });
    expect(healed.circuit).toEqual({ failuresInARow: 0, pausedUntil: null });
    const told = logger.warn.mock.calls.filter(([facts]) => facts.endpointId === endpointId);
    expect(told).toEqual([
      [{ tenantId: acme.tenantId, endpointId, until: circuit.pausedUntil }, expect.stringContaining("paused")],
    ]);
    expect(JSON.stringify(logger.warn.mock.calls)).not.toContain(receiver.url);
  });

  it("holds no other endpoint back while one is slow", async () => {
    const acme = await subscriber("slow");
    const quick = await subscriber("quick", acme.tenantId);
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    receiver.answer(acme.path, async () => {
      await released;
      return 204;
    });
    for (let n = 0; n < 3; n += 1) await acme.openIncident();
    await quick.receives(3);
    const later = await subscriber("later");
    await later.openIncident();
    await later.receives(1);
    release();
    await acme.receives(3);
    await settled();
  });

  it("disables an endpoint that is gone, and cancels what waits for it", async () => {
    const acme = await subscriber("gone");
    const incidentId = await acme.openIncident();
    await acme.receives(1);
    receiver.answer(acme.path, () => 410);
    await acme.write("addNote", { incidentId, note: "one" });
    await acme.write("addNote", { incidentId, note: "two" });
    await expect
      .poll(async () => (await acme.run("getEndpoint", { endpointId: acme.endpointId })).status)
      .toBe("disabled");
    const { items } = await acme.run("listDeliveries", { endpointId: acme.endpointId });
    expect(items.map(({ status }) => status).filter((status) => status === "pending")).toEqual([]);
    expect(acme.received()).toHaveLength(2);
  });
});

describe("what is sent twice", () => {
  it("comes again under the same webhook-id when somebody asks for it", async () => {
    const acme = await subscriber("replayed");
    await acme.openIncident();
    const [first] = await acme.receives(1);
    const eventId = must(first).event.id;
    await expect.poll(async () => (await acme.delivery(eventId)).status).toBe("delivered");
    expect(await acme.run("replayDelivery", { endpointId: acme.endpointId, eventId })).toMatchObject({ queued: 1 });
    const [, second] = await acme.receives(2);
    expect(second?.headers["webhook-id"]).toBe(eventId);
    expect(second?.body).toBe(first?.body);
    await expect.poll(async () => (await acme.delivery(eventId)).status).toBe("delivered");
    expect(await acme.delivery(eventId)).toMatchObject({ replays: 1 });
  });

  it("comes again under the same webhook-id when its worker dies between sending and noting it", async () => {
    const acme = await subscriber("crash");
    let answerFirst = () => {};
    const held = new Promise<void>((resolve) => {
      answerFirst = resolve;
    });
    const answers = [held.then(() => 500), Promise.resolve(204)];
    receiver.answer(acme.path, () => must(answers.shift()));
    await acme.openIncident();
    const [first] = await acme.receives(1);
    const dying = services;
    const dead = dying.workers.stop();
    services = createServices(database, config, logger, systemAmbient({ logger }));
    services.workers.start();
    await settled(1);
    expect(acme.received()).toHaveLength(1);
    aheadSeconds += MINUTE + 1;
    const [, second] = await acme.receives(2);
    expect(second?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
    const eventId = must(first).event.id;
    await expect.poll(async () => (await acme.delivery(eventId)).status).toBe("delivered");
    answerFirst();
    await dead;
    expect(await acme.delivery(eventId)).toMatchObject({ status: "delivered", lastStatusCode: 204 });
    await dying.operations.close();
  });
});

describe("what is not sent", () => {
  it("goes to no address that the operator does not allow", async () => {
    const acme = await subscriber("inside");
    for (const url of ["http://127.0.0.2/", "https://169.254.169.254/", "https://[::1]/", "https://localhost/"])
      await expect(acme.run("createEndpoint", { url })).rejects.toMatchObject({ code: "webhook_url_refused" });
  });

  it("is a secret, in the log and in what people are shown", async () => {
    const acme = await subscriber("secretive");
    receiver.answer(acme.path, () => 500);
    await acme.openIncident();
    const [received] = await acme.receives(1);
    await settled();
    const shown = [
      await acme.run("getEndpoint", { endpointId: acme.endpointId }),
      await acme.run("listEndpoints", {}),
      await acme.run("listDeliveries", { endpointId: acme.endpointId }),
      await acme.delivery(must(received).event.id),
      Object.values(logger).map(({ mock }) => mock.calls),
      (await sql`select to_jsonb(a) as row from hoc.audit_ledger a`.execute(database.db)).rows,
      (await sql`select to_jsonb(e) as row from hoc.domain_events e`.execute(database.db)).rows,
    ];
    const text = JSON.stringify(shown);
    expect(text).toContain(acme.endpointId);
    expect(text).not.toContain("whsec_");
    expect(text).not.toContain(acme.secret.slice("whsec_".length));
    receiver.answer(acme.path, () => 204);
    aheadSeconds += 7;
    await acme.receives(2);
    await settled();
  });

  it("is anything where webhooks are off", async () => {
    const off = createServices(database, { ...config, webhooks: null }, logger);
    const admin = { tenantId: "tenant-off", actor: { type: "HUMAN", id: "ada" }, role: "admin" } as const;
    const made = off.operations.execute("incidents.webhooks.createEndpoint", { url: "https://example.com/" }, admin);
    await expect(made).rejects.toMatchObject({ code: "sender_missing" });
    await database.db.transaction().execute(async (trx) => {
      await off.operations.within(trx).record(admin.tenantId, [{ triggerType: "freeze" }]);
      const sinks = sql<{
        sink: string;
      }>`select distinct sink from hoc.outbox_deliveries where tenant_id = 'tenant-off'`;
      expect((await sinks.execute(trx)).rows).toHaveLength(1);
    });
    await off.operations.close();
  });
});

it("counts attempts by what came of them", async () => {
  const acme = await subscriber("counted");
  const count = async (outcome: string) => {
    const figures = await services.metrics.render();
    return Number(new RegExp(`^hoc_webhook_attempts_total\\{outcome="${outcome}"\\} (\\d+)$`, "m").exec(figures)?.[1]);
  };
  const before = { taken: await count("taken"), refused: await count("refused") };
  const answers = [500, 204];
  receiver.answer(acme.path, () => must(answers.shift()));
  await acme.openIncident();
  await acme.receives(1);
  await settled();
  aheadSeconds += 7;
  await acme.receives(2);
  await settled();
  expect({ taken: await count("taken"), refused: await count("refused") }).toEqual({
    taken: before.taken + 1,
    refused: before.refused + 1,
  });
});

/** A tenant with one endpoint at a path of its own. */
async function subscriber(name: string, tenantId = `tenant-${name}`) {
  const path = `/${name}`;
  const { operations } = services;
  const context = { tenantId, actor: { type: "HUMAN", id: "ada" }, role: "admin" } as const;
  type Webhooks =
    | "createEndpoint"
    | "rotateSecret"
    | "testEndpoint"
    | "getEndpoint"
    | "listEndpoints"
    | "replayDelivery"
    | "replayEvents";
  const run = <Name extends Webhooks | "listDeliveries">(
    operation: Name,
    input: Parameters<typeof operations.execute<`incidents.webhooks.${Name}`>>[1],
  ) => operations.execute(`incidents.webhooks.${operation}`, input, context);
  const { endpoint, secret } = await run("createEndpoint", { url: `${receiver.url}${path}` });
  const { endpointId } = endpoint;
  const received = () => receiver.at(path);
  return {
    path,
    tenantId,
    endpointId,
    secret: must(secret),
    run,
    received,
    delivery: (eventId: string) =>
      operations.execute("incidents.webhooks.getDelivery", { endpointId, eventId }, context),
    write: (operation: "addNote", input: { incidentId: string; note: string }) =>
      operations.execute(`incidents.write.${operation}`, input, context),
    async openIncident(): Promise<string> {
      const asked = { title: "Nothing works", severity: "high" } as const;
      const { incidentId } = await operations.execute("incidents.write.createIncident", asked, context);
      return incidentId;
    },
    /** Waits until so many requests have come. */
    async receives(count: number): Promise<readonly ReceivedWebhook[]> {
      await expect.poll(() => received().length, { timeout: 10_000 }).toBeGreaterThanOrEqual(count);
      return received();
    },
    taken: () => received().map(({ event }) => event.id),
  };
}

/** Waits until nothing is under way but what a test holds back, for a while, so that what has come is all that comes by now. */
async function settled(heldBack = 0): Promise<void> {
  let [last, quiet] = [-1, 0];
  const quietFor = async () => {
    const { rows } = await sql<{ outbox: number; held: number; made: number }>`select
      (select count(*)::int from hoc.outbox_deliveries where delivered_at is null) as outbox,
      (select count(*)::int from hoc.webhook_deliveries where leased_until is not null) as held,
      (select count(*)::int from hoc.webhook_attempts) as made`.execute(database.db);
    const { outbox, held, made } = must(rows[0]);
    quiet = outbox === 0 && held === heldBack && made === last ? quiet + 1 : 0;
    last = made;
    return quiet;
  };
  await expect.poll(quietFor, { timeout: 20_000, interval: 50 }).toBeGreaterThanOrEqual(4);
}

function must<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error("There is none.");
  return value;
}
