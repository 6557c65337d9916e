import { type DomainEvent, instantFromMicros, microsOf } from "@hoc/incident-schemas";
import type { ClaimedEvent, DeliveryDriver, EventSink } from "@hoc/incident-schemas/ports";
import { fakeAmbient, stubWorkerPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it, vi } from "vitest";
import { backoffMicros } from "./backoff.js";
import { createRelay, type RelayOptions } from "./relay.js";

const NOW = "2026-03-14T12:00:00.000000Z";
const LEASE = "2026-03-14T12:00:30.000000Z";
const event = (eventId: string, sequenceNo: number) => ({ eventId, sequenceNo }) as DomainEvent;

interface Stored {
  readonly tenantId: string;
  readonly sink: string;
  readonly event: DomainEvent;
  attempts: number;
  state: "due" | "held" | "delivered" | "failed";
}

/** An outbox that answers as the driver does, and forgets nothing. */
function relayOver(stored: Stored[], sinks: EventSink[], more: Partial<RelayOptions> = {}) {
  const marked: unknown[] = [];
  const settled: string[] = [];
  const opened: string[] = [];
  let inTransaction = 0;
  const of = (tenantId: string, sink: string) =>
    stored.filter((each) => each.tenantId === tenantId && each.sink === sink);
  const deliveries: Partial<DeliveryDriver> = {
    async claim(tenantId, { sink, limit, leasedUntil }) {
      const due = of(tenantId, sink)
        .filter(({ state }) => state === "due")
        .slice(0, limit);
      for (const each of due) each.state = "held";
      return due.map((each): ClaimedEvent => ({ event: each.event, attempts: each.attempts, leasedUntil })).reverse();
    },
    async markDelivered(tenantId, held) {
      marked.push({ delivered: held });
      for (const each of of(tenantId, held.sink))
        if (held.eventIds.includes(each.event.eventId)) each.state = "delivered";
      return held.eventIds.length;
    },
    async markFailed(tenantId, held) {
      marked.push({ failed: held });
      for (const each of of(tenantId, held.sink)) if (held.eventIds.includes(each.event.eventId)) each.state = "failed";
      return held.eventIds.length;
    },
    settle: async (tenantId) => void settled.push(tenantId),
  };
  const tenants = [...new Set(stored.map(({ tenantId }) => tenantId))];
  const worker = stubWorkerPorts({ deliveries, fanOut: { tenantsWithDeliveries: async () => tenants } });
  const inside = async <Result>(step: (ports: typeof worker) => Promise<Result>): Promise<Result> => {
    inTransaction += 1;
    try {
      return await step(worker);
    } finally {
      inTransaction -= 1;
    }
  };
  const unitOfWork: RelayOptions["unitOfWork"] = {
    work: (tenantId, step) => {
      opened.push(tenantId);
      return inside(step);
    },
    acrossTenants: inside,
  };
  const relay = createRelay({ unitOfWork, sinks, ambient: fakeAmbient(), ...more });
  return { relay, deliveries, marked, settled, opened, transactions: () => inTransaction };
}

const due = (tenantId: string, eventId: string, sequenceNo: number, sink = "log"): Stored => ({
  tenantId,
  sink,
  event: event(eventId, sequenceNo),
  attempts: 0,
  state: "due",
});

describe("a round of the relay", () => {
  it("delivers in the order of the sequence, outside any transaction, and marks what is delivered", async () => {
    const heard: string[] = [];
    const stored = [due("acme", "e1", 1), due("acme", "e2", 2), due("acme", "e3", 3)];
    const { relay, marked, settled, transactions } = relayOver(stored, [
      {
        name: "log",
        async deliver({ eventId }) {
          expect(transactions()).toBe(0);
          heard.push(eventId);
        },
      },
    ]);
    expect(await relay.runOnce()).toBe(3);
    expect(heard).toEqual(["e1", "e2", "e3"]);
    expect(marked).toEqual([{ delivered: { sink: "log", leasedUntil: LEASE, eventIds: ["e1", "e2", "e3"], at: NOW } }]);
    expect(settled).toEqual(["acme"]);
  });

  it("opens every step on a tenant's events for that tenant alone", async () => {
    const stored = [due("acme", "e1", 1), due("globex", "e2", 1)];
    const { relay, opened } = relayOver(stored, [{ name: "log", deliver: async () => undefined }]);
    await relay.runOnce();
    expect(opened).toEqual(["acme", "acme", "acme", "globex", "globex", "globex"]);
  });

  it("claims with the lease, at most a batch", async () => {
    const stored = [due("acme", "e1", 1), due("acme", "e2", 2)];
    const { relay, deliveries } = relayOver(stored, [{ name: "log", deliver: async () => undefined }], {
      batchSize: 1,
      leaseSeconds: 30,
    });
    const claim = vi.spyOn(deliveries, "claim");
    expect(await relay.runOnce()).toBe(1);
    expect(claim.mock.calls).toEqual([["acme", { sink: "log", now: NOW, leasedUntil: LEASE, limit: 1 }]]);
    expect(stored.map(({ state }) => state)).toEqual(["delivered", "due"]);
  });

  it("puts a failed event back with a pause, and delivers the rest", async () => {
    const stored = [due("acme", "e1", 1), { ...due("acme", "e2", 2), attempts: 4 }, due("acme", "e3", 3)];
    const { relay, marked } = relayOver(stored, [
      {
        name: "log",
        deliver: async ({ eventId }) =>
          eventId === "e2" ? Promise.reject(new Error("no\u0000 thanks \ud800")) : undefined,
      },
    ]);
    expect(await relay.runOnce()).toBe(2);
    expect(stored.map(({ state }) => state)).toEqual(["delivered", "failed", "delivered"]);
    const retryAt = instantFromMicros(microsOf(NOW) + backoffMicros("e2", 4));
    expect(marked[1]).toEqual({
      failed: { sink: "log", leasedUntil: LEASE, eventIds: ["e2"], retryAt, error: "no\ufffd thanks \ufffd" },
    });
  });

  it("serves every sink by itself", async () => {
    const heard: string[] = [];
    const { relay } = relayOver(
      [due("acme", "e1", 1, "a"), due("acme", "e1", 1, "b")],
      [
        { name: "a", deliver: () => Promise.reject(new Error("down")) },
        { name: "b", deliver: async ({ eventId }) => void heard.push(eventId) },
      ],
    );
    expect(await relay.runOnce()).toBe(1);
    expect(heard).toEqual(["e1"]);
  });

  it("does not let one tenant keep others back", async () => {
    const error = vi.fn();
    const ambient = fakeAmbient({ logger: { ...fakeAmbient().logger, error } });
    const { relay, deliveries, settled } = relayOver(
      [due("acme", "e1", 1), due("globex", "e2", 2)],
      [{ name: "log", deliver: async () => undefined }],
      { ambient },
    );
    const claim = deliveries.claim as DeliveryDriver["claim"];
    deliveries.claim = (tenantId, asked) =>
      tenantId === "acme" ? Promise.reject(new Error("broken")) : claim(tenantId, asked);
    expect(await relay.runOnce()).toBe(1);
    expect(settled).toEqual(["globex"]);
    expect(error.mock.calls).toEqual([[expect.objectContaining({ tenantId: "acme" }), expect.any(String)]]);
  });

  it("has nothing to do without tenants", async () => {
    expect(await relayOver([], []).relay.runOnce()).toBe(0);
  });
});

it("leaves events whose lease ran out to the next relay", async () => {
  let now = NOW;
  const stored = [due("acme", "e1", 1), due("acme", "e2", 2)];
  const slowSink: EventSink = {
    name: "log",
    async deliver() {
      now = LEASE;
    },
  };
  const { relay, marked } = relayOver(stored, [slowSink], { ambient: fakeAmbient({ clock: () => now }) });
  expect(await relay.runOnce()).toBe(1);
  expect(marked).toMatchObject([{ delivered: { eventIds: ["e1"] } }]);
  expect(stored[1]?.state).toBe("held");
});
