import { addSeconds, type DomainEvent, type WebhookAttempt } from "@hoc/incident-schemas";
import type { ClaimedWebhook, UnitOfWork } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createScene } from "../src/conformance/scene.js";
import { webhooksIn } from "../src/conformance/webhook-scene.js";
import { driverSet, pgDatabase } from "./databases.js";
import { processOn, tally } from "./processes.js";

let database: Awaited<ReturnType<typeof pgDatabase>>;

beforeAll(async () => {
  database = await pgDatabase({ max: 4 });
});

afterAll(() => database?.close());

const NOW = "2199-01-01T00:00:00.000000Z";
const TAKEN: WebhookAttempt = {
  attemptId: "a",
  at: NOW,
  outcome: "taken",
  statusCode: 204,
  error: null,
  excerpt: null,
  durationMs: 1,
};

/** A tenant with an endpoint, on the database of this file. */
async function setUp() {
  const scene = createScene(driverSet({ db: database.db, close: async () => undefined }));
  const hooks = webhooksIn(scene);
  await hooks.addEndpoint();
  return { scene, hooks };
}

/** Takes what is due, as a worker does. */
const claimOn = (worker: UnitOfWork, tenantId: string, wish: { perEndpoint?: number; leasedFor?: number } = {}) =>
  worker.work(tenantId, ({ webhookDeliveries }) =>
    webhookDeliveries.claim(tenantId, {
      now: NOW,
      leasedUntil: addSeconds(NOW, wish.leasedFor ?? 60),
      limit: 5,
      perEndpoint: wish.perEndpoint ?? 3,
      circuitOpensAfter: 5,
    }),
  );

const endOn = (worker: UnitOfWork, tenantId: string, { endpointId, leasedUntil, event }: ClaimedWebhook) =>
  worker.work(tenantId, ({ webhookDeliveries }) =>
    webhookDeliveries.settle(
      tenantId,
      { endpointId, leasedUntil, eventId: event.eventId },
      { status: "delivered", at: NOW, attempt: TAKEN },
    ),
  );

const isDue = async (worker: UnitOfWork, tenantId: string) =>
  (await worker.acrossTenants(({ fanOut }) => fanOut.tenantsWithDueWebhooks(NOW, 1_000))).includes(tenantId);

const incidentOf = ({ event }: ClaimedWebhook) => (event as DomainEvent & { incidentId: string }).incidentId;

describe("workers at the same time", () => {
  it("deliver every event once and in the order of its incident, one of an incident and few of an endpoint at a time", async () => {
    const { scene, hooks } = await setUp();
    await hooks.addEndpoint({ endpointId: "whe_2" });
    const incidents = Array.from({ length: 12 }, (_, index) => `inc_${index}`);
    for (let round = 0; round < 10; round++) await hooks.queue(1, ...incidents);
    const { tenantId } = scene;
    const underWay = new Map<string, number>();
    const busy = new Set<string>();
    const order = new Map<string, number[]>();
    const problems: string[] = [];
    let delivered = 0;

    async function send(worker: UnitOfWork, held: ClaimedWebhook): Promise<void> {
      const key = `${held.endpointId} ${incidentOf(held)}`;
      const now = (underWay.get(held.endpointId) ?? 0) + 1;
      if (busy.has(key)) problems.push(`two of ${key} at once`);
      if (now > 3) problems.push(`${now} to ${held.endpointId} at once`);
      busy.add(key);
      underWay.set(held.endpointId, now);
      order.set(key, [...(order.get(key) ?? []), held.event.sequenceNo]);
      await new Promise((resolve) => setTimeout(resolve, 1));
      // Noted before it is settled: from then on another worker may take the next.
      busy.delete(key);
      underWay.set(held.endpointId, (underWay.get(held.endpointId) ?? 0) - 1);
      if (await endOn(worker, tenantId, held)) delivered += 1;
      else problems.push(`${key} was not held any more`);
    }

    await Promise.all(
      Array.from({ length: 4 }, async (_, index) => {
        const worker = processOn(database.connect(4));
        // A lease is known by its end, so that each worker has its own.
        const leasedFor = 60 + index;
        while (await isDue(worker, tenantId)) {
          const claimed = await claimOn(worker, tenantId, { leasedFor });
          await Promise.all(claimed.map((held) => send(worker, held)));
        }
      }),
    );
    // A worker stops when nothing is due for the moment; what the others had under way then may leave a rest.
    const last = processOn(database.connect(2));
    while (await isDue(last, tenantId)) for (const held of await claimOn(last, tenantId)) await send(last, held);
    expect(problems).toEqual([]);
    expect(delivered).toBe(240);
    expect(order.size).toBe(24);
    for (const numbers of order.values()) expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  }, 120_000);

  it("let one event through when eight try an endpoint whose circuit is not closed", async () => {
    const { scene, hooks } = await setUp();
    await hooks.queue(1, ...Array.from({ length: 20 }, (_, index) => `inc_${index}`));
    for (let failure = 0; failure < 5; failure++) await hooks.circuit.failed(2);
    const workers = Array.from({ length: 8 }, () => processOn(database.connect(1)));
    const claimed = (await Promise.all(workers.map((worker) => claimOn(worker, scene.tenantId)))).flat();
    expect(claimed).toHaveLength(1);
  });

  it("take no more than an endpoint gets at a time, all of them together", async () => {
    const { scene, hooks } = await setUp();
    await hooks.queue(1, ...Array.from({ length: 20 }, (_, index) => `inc_${index}`));
    const workers = Array.from({ length: 8 }, () => processOn(database.connect(1)));
    for (let turn = 0; turn < 3; turn++)
      await Promise.all(workers.map((worker) => claimOn(worker, scene.tenantId, { perEndpoint: 7 })));
    const { rows } = await sql`select count(*)::int as held from hoc.webhook_deliveries
      where tenant_id = ${scene.tenantId} and leased_until is not null`.execute(database.db);
    expect(rows).toEqual([{ held: 7 }]);
  });

  it("leave an endpoint that another holds to him, and take what is due of the others", async () => {
    const { scene, hooks } = await setUp();
    await hooks.addEndpoint({ endpointId: "whe_2" });
    await hooks.queue(1, "inc_1");
    const worker = processOn(database.connect(2));
    const claimed = await database.db.transaction().execute(async (trx) => {
      await sql`select 1 from hoc.webhook_circuits where tenant_id = ${scene.tenantId} and endpoint_id = 'whe_1'
        for update`.execute(trx);
      return claimOn(worker, scene.tenantId);
    });
    expect(claimed.map(({ endpointId }) => endpointId)).toEqual(["whe_2"]);
  });

  it("note what is queued while they claim: nothing that waits is ever forgotten", async () => {
    const { scene, hooks } = await setUp();
    const { tenantId } = scene;
    const events = await hooks.announce(...Array.from({ length: 120 }, (_, index) => `inc_${index % 5}`));
    const writers = [processOn(database.connect(1)), processOn(database.connect(1))];
    let queueing = writers.length;
    const queue = async (writer: UnitOfWork, part: number) => {
      for (const [index, event] of events.entries())
        if (index % 2 === part)
          await writer.work(tenantId, ({ webhookDeliveries }) =>
            webhookDeliveries.enqueue(tenantId, event, { sink: "webhooks", at: scene.time(1) }),
          );
      queueing -= 1;
    };
    const delivered: string[] = [];
    const deliver = async (worker: UnitOfWork, leasedFor: number) => {
      for (;;) {
        const isLast = queueing === 0;
        const claimed = await claimOn(worker, tenantId, { leasedFor });
        for (const held of claimed) if (await endOn(worker, tenantId, held)) delivered.push(held.event.eventId);
        if (isLast && claimed.length === 0 && !(await isDue(worker, tenantId))) return;
      }
    };
    await Promise.all([
      ...writers.map(queue),
      deliver(processOn(database.connect(2)), 60),
      deliver(processOn(database.connect(2)), 61),
    ]);
    expect(Object.keys(tally(delivered))).toHaveLength(120);
    expect(delivered).toHaveLength(120);
  }, 120_000);

  /** Does something while an event is being queued by another, which is over only after that has begun. */
  async function whileQueueing<Result>(
    tenantId: string,
    event: DomainEvent | undefined,
    step: () => Promise<Result>,
  ): Promise<Result> {
    const other = processOn(database.connect(2));
    let begun: Promise<Result> | undefined;
    await other.work(tenantId, async ({ webhookDeliveries }) => {
      await webhookDeliveries.enqueue(tenantId, event as DomainEvent, { sink: "webhooks", at: NOW });
      begun = step();
      await new Promise((resolve) => setTimeout(resolve, 200));
    });
    return begun as Promise<Result>;
  }

  it.each([
    ["settled", (worker: UnitOfWork, tenantId: string, held: ClaimedWebhook) => endOn(worker, tenantId, held)],
    [
      "given up",
      async (worker: UnitOfWork, tenantId: string) =>
        (await worker.work(tenantId, ({ webhookDeliveries }) =>
          webhookDeliveries.giveUpQueuedBefore(tenantId, "whe_1", NOW, addSeconds(NOW, 120)),
        )) === 1,
    ],
  ] as const)("note what is queued while another event is %s", async (_, end) => {
    const { scene, hooks } = await setUp();
    const { tenantId } = scene;
    await hooks.queue(1, "inc_1");
    const worker = processOn(database.connect(2));
    const [held] = await claimOn(worker, tenantId);
    const [event] = await hooks.announce("inc_2");
    expect(await whileQueueing(tenantId, event, () => end(worker, tenantId, held as ClaimedWebhook))).toBe(true);
    expect(await isDue(worker, tenantId)).toBe(true);
  });

  it("cancel what is queued at the same moment", async () => {
    const { scene, hooks } = await setUp();
    const [event] = await hooks.announce("inc_1");
    expect(await whileQueueing(scene.tenantId, event, () => hooks.cancel(2))).toBe(1);
    expect(await hooks.deliveries()).toMatchObject([{ status: "cancelled" }]);
  });

  it("leave what another takes at the same moment to him when somebody asks for it again", async () => {
    const { scene, hooks } = await setUp();
    const { tenantId } = scene;
    const [event] = await hooks.queue(1, "inc_1");
    const worker = processOn(database.connect(2));
    let asked: ReturnType<typeof hooks.replay> | undefined;
    await worker.work(tenantId, async ({ webhookDeliveries }) => {
      const wish = { limit: 5, perEndpoint: 3, circuitOpensAfter: 5 };
      await webhookDeliveries.claim(tenantId, { now: NOW, leasedUntil: addSeconds(NOW, 60), ...wish });
      asked = hooks.replay({ which: { eventId: event?.eventId ?? "" }, at: NOW }, 2);
      await new Promise((resolve) => setTimeout(resolve, 200));
    });
    expect(await asked).toMatchObject({ queued: 0 });
    expect(await hooks.deliveries()).toMatchObject([{ replays: 0 }]);
  });

  it("queue nothing for an endpoint that is disabled at the same moment: it is cancelled, or was not queued", async () => {
    const { scene, hooks } = await setUp();
    const { tenantId } = scene;
    const [event] = await hooks.announce("inc_1");
    const worker = processOn(database.connect(2));
    let queued: Promise<number> = Promise.resolve(0);
    await scene.write(async ({ webhooks }) => {
      await webhooks.insertVersion(tenantId, hooks.version({ version: 2, status: "disabled" }));
      await webhooks.cancelDeliveries(tenantId, "whe_1", scene.time(1));
      queued = worker.work(tenantId, ({ webhookDeliveries }) =>
        webhookDeliveries.enqueue(tenantId, event as DomainEvent, { sink: "webhooks", at: scene.time(1) }),
      );
      await new Promise((resolve) => setTimeout(resolve, 200));
    });
    expect(await queued).toBe(0);
    expect(await hooks.deliveries()).toEqual([]);
  });
});
