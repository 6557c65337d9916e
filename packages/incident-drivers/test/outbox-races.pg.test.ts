import { addSeconds } from "@hoc/incident-schemas";
import { buildSignal } from "@hoc/incident-schemas/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { pgDatabase } from "./databases.js";
import { processOn, record } from "./processes.js";

let database: Awaited<ReturnType<typeof pgDatabase>>;

beforeAll(async () => {
  database = await pgDatabase({ max: 8 });
});

afterAll(() => database?.close());

const NOW = "2199-01-01T00:00:00.000000Z";
const SINK = "in-process";

it("F-111: eight pollers over 2,000 events of 40 tenants claim each exactly once and leave no tenant with work", async () => {
  const writer = processOn(database.db, { maxIncidentsPerTenantPerHour: 1_000 });
  const tenants = Array.from({ length: 40 }, (_, index) => `tenant-${index}`);
  await Promise.all(
    tenants.map((tenantId) =>
      record(
        writer,
        tenantId,
        Array.from({ length: 50 }, (_, index) => buildSignal({ signalId: `s${index}`, fingerprint: `key-${index}` })),
      ),
    ),
  );
  const claimed: string[] = [];
  await Promise.all(
    Array.from({ length: 8 }, async (_, poller) => {
      const process = processOn(database.connect(1));
      const leasedUntil = addSeconds(NOW, 60 + poller);
      for (;;) {
        const found = await process.acrossTenants(({ fanOut }) => fanOut.tenantsWithDeliveries(NOW, 100));
        if (found.length === 0) return;
        for (const tenantId of found) {
          const events = await process.work(tenantId, ({ deliveries }) =>
            deliveries.claim(tenantId, { sink: SINK, now: NOW, leasedUntil, limit: 7 }),
          );
          expect(events.length).toBeLessThanOrEqual(7);
          claimed.push(...events.map(({ event }) => event.eventId));
          const eventIds = events.map(({ event }) => event.eventId);
          const marked = await process.work(tenantId, async ({ deliveries }) => {
            const count = await deliveries.markDelivered(tenantId, { sink: SINK, eventIds, leasedUntil, at: NOW });
            await deliveries.settle(tenantId);
            return count;
          });
          expect(marked).toBe(events.length);
        }
      }
    }),
  );
  expect(claimed).toHaveLength(2_000);
  expect(new Set(claimed).size).toBe(2_000);
  const { rows } =
    await sql`select count(*)::int as open from hoc.outbox_deliveries where delivered_at is null`.execute(database.db);
  expect(rows).toEqual([{ open: 0 }]);
});

it("settling never hides an event that is written at the same moment", async () => {
  const tenantId = "settled";
  const writer = processOn(database.connect(2), { maxIncidentsPerTenantPerHour: 1_000_000 });
  const relay = processOn(database.connect(2));
  let writing = true;
  let delivered = 0;
  const write = async () => {
    for (let index = 0; index < 150; index++)
      await record(writer, tenantId, [buildSignal({ signalId: `s${index}`, fingerprint: `key-${index}` })]);
    writing = false;
  };
  const deliver = async () => {
    for (;;) {
      const last = !writing;
      const found = await relay.acrossTenants(({ fanOut }) => fanOut.tenantsWithDeliveries(NOW, 100));
      if (found.includes(tenantId)) {
        const leasedUntil = addSeconds(NOW, 60);
        const events = await relay.work(tenantId, ({ deliveries }) =>
          deliveries.claim(tenantId, { sink: SINK, now: NOW, leasedUntil, limit: 3 }),
        );
        const eventIds = events.map(({ event }) => event.eventId);
        delivered += await relay.work(tenantId, ({ deliveries }) =>
          deliveries.markDelivered(tenantId, { sink: SINK, eventIds, leasedUntil, at: NOW }),
        );
      } else if (last) return;
      await relay.work(tenantId, ({ deliveries }) => deliveries.settle(tenantId));
    }
  };
  await Promise.all([write(), deliver()]);
  expect(delivered).toBe(150);
});

it("settling beside an open write that holds the tenant waits for it, and leaves its events to be found", async () => {
  const tenantId = "waiting";
  const writer = processOn(database.connect(2));
  const relay = processOn(database.connect(2));
  let settled = Promise.resolve();
  await writer.write(tenantId, async ({ aggregator }) => {
    await aggregator.record(tenantId, [buildSignal()]);
    settled = relay.work(tenantId, ({ deliveries }) => deliveries.settle(tenantId));
    await new Promise((resolve) => setTimeout(resolve, 200));
  });
  await settled;
  expect(await relay.acrossTenants(({ fanOut }) => fanOut.tenantsWithDeliveries(NOW, 100))).toContain(tenantId);
});
