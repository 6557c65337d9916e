import { addSeconds } from "@hoc/incident-schemas";
import type { ClaimedWebhook, MadeWebhookAttempt, WebhookAnswer, WebhookClaim } from "@hoc/incident-schemas/ports";
import { fakeAmbient, stubUnitOfWork, stubWorkerPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { NOW } from "../../test/noted-traces.js";
import { answered, claimedWebhook, HOOK_URL, notedSender, storedEndpoint, webhookWorld } from "../../test/webhooks.js";
import { createWebhookDeliverer, type WebhookDelivererOptions } from "./webhook-deliverer.js";

const BAD_URL = "https://bad.example.com/";
const SLOW_URL = "https://slow.example.com/";

type Answer = (url: string) => WebhookAnswer | Promise<WebhookAnswer>;

/** Queues in memory: what is claimed is gone, and what came of it is noted. */
function scene(
  queues: Readonly<Record<string, ClaimedWebhook[]>>,
  answer: Answer = () => answered(),
  wish: Partial<WebhookDelivererOptions> = {},
) {
  const claims: (WebhookClaim & { tenantId: string })[] = [];
  const attempts: MadeWebhookAttempt[] = [];
  const outcomes: string[] = [];
  const opened: string[] = [];
  const errors: string[] = [];
  const told: unknown[][] = [];
  const counted: string[] = [];
  const failures = new Map<string, number>();
  const world = webhookWorld(storedEndpoint(), storedEndpoint({ endpointId: "whe_bad", url: BAD_URL }));
  const { sender, requests } = notedSender(({ url }) => answer(url));
  const worker = stubWorkerPorts({
    fanOut: { tenantsWithDueWebhooks: async () => Object.keys(queues) },
    webhookDeliveries: {
      async claim(tenantId, claim) {
        claims.push({ ...claim, tenantId });
        return queues[tenantId]?.splice(0, claim.limit) ?? [];
      },
      async insertAttempt(_tenantId, attempt) {
        attempts.push(attempt);
      },
      async settle(_tenantId, { eventId }, { status }) {
        outcomes.push(`${eventId} ${status}`);
        return true;
      },
      async noteTaken(_tenantId, { endpointId }) {
        return failures.delete(endpointId);
      },
      async noteFailure(_tenantId, { endpointId }) {
        failures.set(endpointId, (failures.get(endpointId) ?? 0) + 1);
        return failures.get(endpointId) as number;
      },
      async openCircuit(_tenantId, endpointId, until) {
        opened.push(`${endpointId} ${until}`);
      },
      giveUpQueuedBefore: async () => 0,
    },
  });
  const ambient = fakeAmbient({
    clock: () => NOW,
    count: (name, labels) => counted.push(`${name} ${labels.outcome}`),
    logger: {
      ...fakeAmbient().logger,
      info: (...line) => told.push(["info", ...line]),
      warn: (...line) => told.push(["warn", ...line]),
      error: (_facts, message) => errors.push(message),
    },
  });
  const unitOfWork = stubUnitOfWork(world.ports, worker);
  const deliverer = createWebhookDeliverer({ unitOfWork, sender, ambient, ...wish });
  return {
    ...{
      deliverer,
      world,
      worker,
      unitOfWork,
      requests,
      claims,
      attempts,
      outcomes,
      opened,
      errors,
      told,
      counted,
      failures,
    },
  };
}

const events = (count: number, wish: Partial<ClaimedWebhook> = {}) =>
  Array.from({ length: count }, (_, index) => claimedWebhook({ eventId: `evt_${index}`, ...wish }));

describe("a round of the deliverer", () => {
  it("sends what is due, logs and settles it, and says how much that was", async () => {
    const { deliverer, requests, attempts, outcomes, counted } = scene({ acme: events(3), globex: events(1) });
    expect(await deliverer.runOnce()).toBe(4);
    expect(requests.map(({ headers }) => headers["webhook-id"]).toSorted()).toEqual([
      "evt_0",
      "evt_0",
      "evt_1",
      "evt_2",
    ]);
    expect(outcomes.toSorted()).toEqual(["evt_0 delivered", "evt_0 delivered", "evt_1 delivered", "evt_2 delivered"]);
    expect(attempts).toHaveLength(4);
    expect(new Set(attempts.map(({ attemptId }) => attemptId)).size).toBe(4);
    expect(counted).toEqual(Array.from({ length: 4 }, () => "webhook_attempts_total taken"));
  });

  it("does nothing where nothing is due", async () => {
    const { deliverer, requests } = scene({});
    expect(await deliverer.runOnce()).toBe(0);
    expect(requests).toEqual([]);
  });

  it("claims no more than may be under way, for longer than it takes to send", async () => {
    const { deliverer, claims } = scene({ acme: events(5) }, undefined, {
      perTenant: 2,
      perEndpoint: 1,
      leaseSeconds: 90,
    });
    expect(await deliverer.runOnce()).toBe(5);
    expect(claims[0]).toEqual({
      ...{ tenantId: "acme", now: NOW, leasedUntil: addSeconds(NOW, 90), limit: 2, perEndpoint: 1 },
      circuitOpensAfter: 5,
    });
    expect(Math.max(...claims.map(({ limit }) => limit))).toBe(2);
  });

  it("goes on with others while an endpoint is slow", async () => {
    let answerSlow: (answer: WebhookAnswer) => void = () => undefined;
    const slow = new Promise<WebhookAnswer>((resolve) => {
      answerSlow = resolve;
    });
    const queue = [claimedWebhook({ eventId: "evt_slow", endpointId: "whe_slow", url: SLOW_URL }), ...events(6)];
    const answer: Answer = (url) => (url === SLOW_URL ? slow : answered());
    const { deliverer, outcomes } = scene({ acme: queue, globex: events(2) }, answer, { perTenant: 2 });
    const round = deliverer.runOnce();
    await expect.poll(() => outcomes.length).toBe(8);
    expect(outcomes).not.toContain("evt_slow delivered");
    answerSlow(answered());
    expect(await round).toBe(9);
    expect(outcomes.at(-1)).toBe("evt_slow delivered");
  });

  it("ends while an endpoint is slow, and the next rounds go on with others, within what may be under way", async () => {
    let answerSlow: (answer: WebhookAnswer) => void = () => undefined;
    const slow = new Promise<WebhookAnswer>((resolve) => {
      answerSlow = resolve;
    });
    const slowEvents = events(3, { endpointId: "whe_slow", url: SLOW_URL });
    const queues: Record<string, ClaimedWebhook[]> = { acme: slowEvents };
    const answer: Answer = (url) => (url === SLOW_URL ? slow : answered());
    const { deliverer, outcomes, requests } = scene(queues, answer, { perTenant: 2, roundSeconds: 0.02 });
    expect(await deliverer.runOnce()).toBe(2);
    expect(outcomes).toEqual([]);
    queues.globex = events(1);
    expect(await deliverer.runOnce()).toBe(1);
    expect(outcomes).toEqual(["evt_0 delivered"]);
    expect(requests).toHaveLength(3);
    let isIdle = false;
    const idle = deliverer.idle().then(() => {
      isIdle = true;
    });
    await Promise.resolve();
    expect(isIdle).toBe(false);
    answerSlow(answered());
    await idle;
    expect(outcomes).toHaveLength(3);
    expect(await deliverer.runOnce()).toBe(1);
    expect(outcomes).toHaveLength(4);
  });

  it("has no more under way than it may, however many tenants are slow", async () => {
    let answerSlow: (answer: WebhookAnswer) => void = () => undefined;
    const slow = new Promise<WebhookAnswer>((resolve) => {
      answerSlow = resolve;
    });
    const queues = { acme: events(2), globex: events(2), initech: events(2) };
    const { deliverer, requests } = scene(queues, () => slow, { atOnce: 3, tenantsAtOnce: 1, roundSeconds: 0.02 });
    expect(await deliverer.runOnce()).toBe(3);
    expect(await deliverer.runOnce()).toBe(0);
    expect(requests).toHaveLength(3);
    answerSlow(answered());
    await deliverer.idle();
    expect(await deliverer.runOnce()).toBe(3);
  });

  it("leaves room for a tenant that comes while others have much that is slow", async () => {
    let answerSlow: (answer: WebhookAnswer) => void = () => undefined;
    const slow = new Promise<WebhookAnswer>((resolve) => {
      answerSlow = resolve;
    });
    const many = () => events(100, { url: SLOW_URL });
    const queues: Record<string, ClaimedWebhook[]> = Object.fromEntries(
      Array.from({ length: 8 }, (_, index) => [`slow-${index}`, many()]),
    );
    const answer: Answer = (url) => (url === SLOW_URL ? slow : answered());
    const wish = { perTenant: 8, atOnce: 64, tenantsAtOnce: 2, roundSeconds: 0.02 };
    const { deliverer, requests, outcomes, claims } = scene(queues, answer, wish);
    await deliverer.runOnce();
    expect(new Set(claims.map(({ tenantId }) => tenantId)).size).toBe(8);
    expect(requests.length).toBeLessThan(64);
    queues.quick = events(1);
    await deliverer.runOnce();
    expect(outcomes).toEqual(["evt_0 delivered"]);
    for (const tenantId of Object.keys(queues)) queues[tenantId] = [];
    answerSlow(answered());
    await deliverer.idle();
  });

  it("begins with the tenants that have the least under way", async () => {
    let answerSlow: (answer: WebhookAnswer) => void = () => undefined;
    const slow = new Promise<WebhookAnswer>((resolve) => {
      answerSlow = resolve;
    });
    const queues: Record<string, ClaimedWebhook[]> = { busy: events(1, { url: SLOW_URL }) };
    const answer: Answer = (url) => (url === SLOW_URL ? slow : answered());
    const { deliverer, claims } = scene(queues, answer, { tenantsAtOnce: 1, roundSeconds: 0.02 });
    await deliverer.runOnce();
    const before = claims.length;
    queues.quick = events(1);
    await deliverer.runOnce();
    expect(claims.slice(before).map(({ tenantId }) => tenantId)).toEqual(["quick", "quick", "busy"]);
    answerSlow(answered());
    await deliverer.idle();
  });

  it("begins nothing new after its time", async () => {
    const world = scene(
      { acme: events(5) },
      () => new Promise((resolve) => setTimeout(() => resolve(answered()), 60)),
      { perTenant: 2, roundSeconds: 0.02 },
    );
    expect(await world.deliverer.runOnce()).toBe(2);
    expect(world.outcomes).toEqual([]);
    await world.deliverer.idle();
    expect(world.outcomes).toEqual(["evt_0 delivered", "evt_1 delivered"]);
  });

  it("keeps no tenant back when another one fails", async () => {
    const { unitOfWork, ...world } = scene({ acme: events(1), globex: events(2) });
    const work = unitOfWork.work;
    unitOfWork.work = (tenantId, step) =>
      tenantId === "acme" ? Promise.reject(new Error("no")) : work(tenantId, step);
    expect(await world.deliverer.runOnce()).toBe(2);
    expect(world.errors).toEqual(["the webhooks of a tenant could not be sent"]);
    expect(world.outcomes).toHaveLength(2);
  });

  it("waits for what is under way when claiming fails", async () => {
    const world = scene({ acme: events(3) }, undefined, { perTenant: 1 });
    const { claim } = world.worker.webhookDeliveries;
    world.worker.webhookDeliveries.claim = (...asked) =>
      world.claims.length === 2 ? Promise.reject(new Error("no")) : claim(...asked);
    expect(await world.deliverer.runOnce()).toBe(2);
    expect(world.outcomes).toHaveLength(2);
  });

  it("goes on when one event cannot be settled", async () => {
    const world = scene({ acme: events(3) });
    const { settle } = world.worker.webhookDeliveries;
    world.worker.webhookDeliveries.settle = (tenantId, held, outcome) =>
      held.eventId === "evt_1" ? Promise.reject(new Error("no")) : settle(tenantId, held, outcome);
    expect(await world.deliverer.runOnce()).toBe(3);
    expect(world.outcomes).toEqual(["evt_0 delivered", "evt_2 delivered"]);
    expect(world.errors).toEqual(["a webhook could not be settled; it is sent again"]);
  });

  it("counts what fails in this house like an endpoint that cannot be reached", async () => {
    const { deliverer, attempts, outcomes, errors } = scene({ acme: events(1) }, () =>
      Promise.reject(new Error("bug")),
    );
    await deliverer.runOnce();
    expect(outcomes).toEqual(["evt_0 pending"]);
    expect(attempts).toMatchObject([{ outcome: "unreachable", error: "It could not be sent." }]);
    expect(errors).toEqual(["a webhook could not be sent"]);
  });
});

describe("an endpoint that takes nothing", () => {
  it("gets its circuit opened once for what failed together, for the shortest pause", async () => {
    const { deliverer, opened, failures, outcomes } = scene({ acme: events(8) }, () => answered({ statusCode: 500 }));
    await deliverer.runOnce();
    expect(outcomes.every((outcome) => outcome.endsWith("pending"))).toBe(true);
    expect(opened).toEqual([`whe_1 ${addSeconds(NOW, 60)}`]);
    expect(failures.get("whe_1")).toBe(5);
  });

  it("is told of once in the log when its circuit opens and when it closes, without its URL", async () => {
    const queues = { acme: events(8) };
    let isDown = true;
    const { deliverer, told } = scene(queues, () => answered({ statusCode: isDown ? 500 : 204 }));
    await deliverer.runOnce();
    const place = { tenantId: "acme", endpointId: "whe_1" };
    const paused = ["warn", { ...place, until: addSeconds(NOW, 60) }, "a webhook endpoint takes nothing; it is paused"];
    expect(told).toEqual([paused]);
    isDown = false;
    queues.acme.push(...events(2));
    await deliverer.runOnce();
    expect(told).toEqual([paused, ["info", place, "a webhook endpoint takes events again"]]);
  });

  it("is disabled when it answers 410, and no other is", async () => {
    const queue = [claimedWebhook({ endpointId: "whe_bad", url: BAD_URL }), claimedWebhook({ eventId: "evt_2" })];
    const answer: Answer = (url) => (url === HOOK_URL ? answered() : answered({ statusCode: 410 }));
    const { deliverer, world, outcomes, attempts } = scene({ acme: queue }, answer);
    await deliverer.runOnce();
    expect(world.stored.get("whe_bad")?.status).toBe("disabled");
    expect(world.stored.get("whe_1")?.status).toBe("enabled");
    expect(world.cancelled).toEqual(["whe_bad"]);
    expect(outcomes).toEqual(["evt_2 delivered"]);
    expect(world.attempts).toMatchObject([{ eventId: "evt_1", outcome: "refused", statusCode: 410 }]);
    expect(attempts).toMatchObject([{ eventId: "evt_2", outcome: "taken" }]);
  });

  it("is sent an event again at once that answered 410 where it was before", async () => {
    const gone = claimedWebhook({ endpointId: "whe_bad", url: "https://before.example.com/" });
    const { deliverer, world, outcomes, attempts } = scene({ acme: [gone] }, () => answered({ statusCode: 410 }));
    await deliverer.runOnce();
    expect(world.stored.get("whe_bad")?.status).toBe("enabled");
    expect([outcomes, world.attempts]).toEqual([["evt_1 pending"], []]);
    expect(attempts).toMatchObject([{ eventId: "evt_1", statusCode: 410 }]);
  });

  it("keeps an event that answered 410 when it cannot be disabled", async () => {
    const gone = claimedWebhook({ endpointId: "whe_bad", url: BAD_URL });
    const { deliverer, unitOfWork, outcomes, errors } = scene({ acme: [gone] }, () => answered({ statusCode: 410 }));
    unitOfWork.write = () => Promise.reject(new Error("no"));
    await deliverer.runOnce();
    expect(outcomes).toEqual([]);
    expect(errors).toEqual(["a webhook could not be settled; it is sent again"]);
  });
});
