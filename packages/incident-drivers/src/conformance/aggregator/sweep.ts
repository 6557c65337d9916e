import { describe, expect, it } from "vitest";
import type { NewScene } from "../run-suite.js";

/** The sweep resolves what has been silent too long, and finds its tenants by their heads. */
export function sweepTests(open: NewScene): void {
  describe("the sweep after 900 s of silence", () => {
    it("F-036, F-006: resolves with entry, event and all fields of the end", async () => {
      const scene = open();
      const id = await scene.taken({ at: 0 });
      await scene.newEvents();
      expect(await scene.sweep(900)).toEqual([]);
      expect(await scene.sweep(900.000001)).toEqual([id]);
      const at = scene.time(900.000001);
      expect(await scene.incident(id)).toMatchObject({
        lifecycleState: "RESOLVED",
        status: "RESOLVED",
        resolvedAt: at,
        endedAt: at,
        updatedAt: at,
        durationSeconds: 900,
        resolvedBy: "system_auto_resolve",
        resolutionMethod: "auto",
        resolutionType: "auto",
        version: 2,
      });
      expect((await scene.timeline(id)).at(-1)).toMatchObject({
        eventType: "auto_resolved",
        actor: { type: "SYSTEM", id: "system_auto_resolve" },
        data: { reason: "inactivity_timeout" },
      });
      expect(await scene.newEvents()).toMatchObject([
        { eventType: "incidents.IncidentAutoResolved", incidentId: id, resolutionType: "auto" },
      ]);
      expect(await scene.sweep(2_000)).toEqual([]);
    });

    it("goes by when signals were received, not by when they happened", async () => {
      const scene = open();
      const id = await scene.taken({ at: 0, receivedAt: 5_000 });
      expect(await scene.sweep(5_900)).toEqual([]);
      expect(await scene.sweep(5_901)).toEqual([id]);
    });

    it("a resolved signal and a reopening are news too", async () => {
      const scene = open();
      const cleared = await scene.taken({ at: 0, fingerprint: "a", reference: "x" });
      await scene.record(
        { at: 0, fingerprint: "a", reference: "y" },
        { at: 800, fingerprint: "a", reference: "x", state: "resolved" },
      );
      const reopened = await scene.taken({ at: 0, fingerprint: "b" });
      await scene.resolve(reopened, 10);
      await scene.reopen(reopened, 850);
      expect(await scene.sweep(1_000)).toEqual([]);
      expect(await scene.sweep(1_701)).toEqual([cleared]);
      expect(await scene.sweep(1_751)).toEqual([reopened]);
    });

    it("resolves the longest silent first, at most as many as asked", async () => {
      const scene = open();
      const ids = [];
      for (const at of [0, 10, 20, 30, 40]) ids.push(await scene.taken({ at, fingerprint: `key-${at}` }));
      expect(await scene.sweep(10_000, 2)).toEqual(ids.slice(0, 2));
      expect(await scene.sweep(10_001, 2)).toEqual(ids.slice(2, 4));
      expect(await scene.sweep(10_002, 2)).toEqual(ids.slice(4));
    });

    it("F-036: leaves acknowledged incidents alone unless it is told to", async () => {
      const polite = open();
      const acked = await polite.taken({ at: 0 });
      await polite.acknowledge(acked, 1);
      expect(await polite.sweep(10_000)).toEqual([]);
      const thorough = open({ aggregator: { sweepAcknowledged: true } });
      const swept = await thorough.taken({ at: 0 });
      await thorough.acknowledge(swept, 1);
      expect(await thorough.sweep(10_000)).toEqual([swept]);
    });

    it("finds the tenant exactly when there may be something to do", async () => {
      const scene = open();
      const isDue = async (seconds: number) => {
        const due = await scene.unitOfWork.acrossTenants(({ fanOut }) =>
          fanOut.tenantsWithStaleIncidents(scene.time(seconds), 100_000),
        );
        return due.includes(scene.tenantId);
      };
      await scene.record({ at: 0, fingerprint: "a" });
      await scene.record({ at: 100, fingerprint: "b" });
      expect(await isDue(900)).toBe(false);
      expect(await isDue(901)).toBe(true);
      await scene.sweep(901);
      expect(await isDue(1_000)).toBe(false);
      expect(await isDue(1_001)).toBe(true);
      await scene.sweep(1_001);
      expect(await isDue(100_000)).toBe(false);
    });
  });
}
