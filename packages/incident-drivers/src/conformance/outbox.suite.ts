import type { EventDraft } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import type { OpenDriverSet } from "./driver-set.js";
import { suite } from "./run-suite.js";
import type { Scene } from "./scene.js";

/** What outbox, deliveries and the search for tenants with work must do. */
export function outboxSuite(name: string, open: OpenDriverSet): void {
  suite(`the outbox on ${name}`, open, (openScene) => {
    const note = (incidentId: string, scene: Scene): EventDraft => ({
      eventType: "incidents.IncidentNoteAdded",
      actor: { type: "HUMAN", id: "ann" },
      occurredAt: scene.time(1),
      fields: { incidentId, incidentState: "ACTIVE", note: "a note" },
    });
    const claim = (scene: Scene, from: number, until: number, options: { sink?: string; limit?: number } = {}) =>
      scene.unitOfWork.work(scene.tenantId, ({ deliveries }) =>
        deliveries.claim(scene.tenantId, {
          sink: options.sink ?? "in-process",
          now: scene.time(from),
          leasedUntil: scene.time(until),
          limit: options.limit ?? 100,
        }),
      );
    const held = (scene: Scene, events: readonly { event: { eventId: string } }[], until: number) => ({
      sink: "in-process",
      eventIds: events.map(({ event }) => event.eventId),
      leasedUntil: scene.time(until),
    });
    const hasWork = async (scene: Scene, at: number) => {
      const tenants = await scene.unitOfWork.acrossTenants(({ fanOut }) =>
        fanOut.tenantsWithDeliveries(scene.time(at), 100_000),
      );
      return tenants.includes(scene.tenantId);
    };

    describe("events", () => {
      it("F-111: come with the change that they are about, or not at all", async () => {
        const scene = openScene();
        const failed = scene.write(async ({ aggregator }) => {
          await aggregator.record(scene.tenantId, [scene.signal({ at: 0 })]);
          throw new Error("the host changed its mind");
        });
        await expect(failed).rejects.toThrow("changed its mind");
        expect(await scene.newEvents()).toEqual([]);
        expect(await scene.incidents()).toEqual([]);
        await scene.record({ at: 0 });
        expect(await scene.newEvents()).toHaveLength(1);
      });

      it("F-112: are numbered upwards within the tenant, over transactions", async () => {
        const scene = openScene();
        for (const at of [0, 400, 800, 1_200]) await scene.record({ at });
        const numbers = (await scene.newEvents()).map(({ sequenceNo }) => sequenceNo);
        expect(numbers).toHaveLength(7);
        expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
        expect(numbers[0]).toBeGreaterThan(0);
      });

      it("F-116: that do not match their schema take the whole change back", async () => {
        const scene = openScene();
        const id = await scene.taken({ at: 0 });
        const before = await scene.incident(id);
        const broken = { ...note(id, scene), fields: { incidentId: id, note: "n" } } as unknown as EventDraft;
        const failed = scene.write(async ({ incidentWrite, outbox }) => {
          await incidentWrite.updateIncidentOwner(
            scene.tenantId,
            { incidentId: id, version: 1, lifecycleState: "ACTIVE" },
            { ownerId: "bob", at: scene.time(1) },
          );
          await outbox.append(scene.tenantId, [broken]);
        });
        await expect(failed).rejects.toMatchObject({ code: "invalid_event", details: { missing: ["incidentState"] } });
        expect(await scene.incident(id)).toEqual(before);
      });

      it("are for the tenant of the transaction only", async () => {
        const scene = openScene();
        const id = await scene.taken({ at: 0 });
        await expect(scene.write(({ outbox }) => outbox.append("other", [note(id, scene)]))).rejects.toMatchObject({
          code: "tenant_mismatch",
        });
      });
    });

    describe("deliveries", () => {
      it("are claimed oldest first, by one worker at a time, with the attempts counted", async () => {
        const scene = openScene();
        await scene.record(...[0, 1, 2].map((at) => ({ at, fingerprint: `key-${at}` })));
        const first = await claim(scene, 10, 20, { limit: 2 });
        expect(first.map(({ attempts, leasedUntil }) => [attempts, leasedUntil])).toEqual([
          [1, scene.time(20)],
          [1, scene.time(20)],
        ]);
        const rest = await claim(scene, 10, 21);
        expect(rest).toHaveLength(1);
        const numbers = [...first, ...rest].map(({ event }) => event.sequenceNo);
        expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
        expect(await claim(scene, 20, 30)).toEqual([]);
        expect((await claim(scene, 20.5, 30)).map(({ attempts }) => attempts)).toEqual([2, 2]);
      });

      it("a lease that has passed to another marks nothing", async () => {
        const scene = openScene();
        await scene.record({ at: 0 });
        const slow = await claim(scene, 10, 20);
        const quick = await claim(scene, 21, 40);
        const { deliver, fail } = {
          deliver: (events: typeof slow, until: number) =>
            scene.unitOfWork.work(scene.tenantId, ({ deliveries }) =>
              deliveries.markDelivered(scene.tenantId, { ...held(scene, events, until), at: scene.time(30) }),
            ),
          fail: (events: typeof slow, until: number) =>
            scene.unitOfWork.work(scene.tenantId, ({ deliveries }) =>
              deliveries.markFailed(scene.tenantId, {
                ...held(scene, events, until),
                retryAt: scene.time(99),
                error: "x",
              }),
            ),
        };
        expect(await deliver(slow, 20)).toBe(0);
        expect(await fail(slow, 20)).toBe(0);
        expect(await deliver(quick, 40)).toBe(1);
        expect(await deliver(quick, 40)).toBe(0);
        expect(await claim(scene, 1_000, 1_001)).toEqual([]);
      });

      it("that failed come again when they are due", async () => {
        const scene = openScene();
        await scene.record({ at: 0 });
        const events = await claim(scene, 10, 20);
        const failed = { ...held(scene, events, 20), retryAt: scene.time(60), error: "sink is down" };
        expect(
          await scene.unitOfWork.work(scene.tenantId, ({ deliveries }) =>
            deliveries.markFailed(scene.tenantId, failed),
          ),
        ).toBe(1);
        expect(await claim(scene, 59, 70)).toEqual([]);
        expect((await claim(scene, 60, 70)).map(({ attempts }) => attempts)).toEqual([2]);
      });

      it("go to every sink apart", async () => {
        const scene = openScene({ sinks: ["one", "two"] });
        await scene.record({ at: 0 });
        expect(await scene.newEvents("one")).toHaveLength(1);
        expect(await scene.newEvents("two")).toHaveLength(1);
        expect(await scene.newEvents("one")).toEqual([]);
      });
    });

    describe("tenants with work", () => {
      it("are found while something is due, and not any more once all is delivered and settled", async () => {
        const scene = openScene();
        expect(await hasWork(scene, 100)).toBe(false);
        await scene.record({ at: 50 });
        expect(await hasWork(scene, 49)).toBe(false);
        expect(await hasWork(scene, 50)).toBe(true);
        const events = await claim(scene, 50, 60);
        expect(await hasWork(scene, 55)).toBe(false);
        expect(await hasWork(scene, 61)).toBe(true);
        await scene.unitOfWork.work(scene.tenantId, ({ deliveries }) => deliveries.settle(scene.tenantId));
        expect(await hasWork(scene, 61)).toBe(true);
        await scene.unitOfWork.work(scene.tenantId, async ({ deliveries }) => {
          await deliveries.markDelivered(scene.tenantId, { ...held(scene, events, 60), at: scene.time(55) });
          await deliveries.settle(scene.tenantId);
        });
        expect(await hasWork(scene, 1_000)).toBe(false);
        await scene.record({ at: 2_000 });
        expect(await hasWork(scene, 2_001)).toBe(true);
      });
    });
  });
}
