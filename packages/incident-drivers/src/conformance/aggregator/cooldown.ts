import { describe, expect, it } from "vitest";
import type { NewScene } from "../run-suite.js";

/** After a person or the sweep has resolved an incident, signals are late for a while. */
export function cooldownTests(open: NewScene): void {
  describe("the cooldown of 60 s", () => {
    it("after a person's resolution signals are late, leave the state alone, and make one entry in all", async () => {
      const scene = open();
      const first = await scene.taken({ at: 0, costMicros: 5 });
      const resolved = await scene.resolve(first, 100);
      await scene.newEvents();
      const results = await scene.record({ at: 101, costMicros: 7 }, { at: 130 }, { at: 159.999999 });
      expect(results.map(({ outcome }) => outcome)).toEqual(["late", "late", "late"]);
      await scene.record({ at: 140, receivedAt: 4_000 });
      const { updatedAt, ...after } = await scene.incident(first);
      expect(after).toEqual({
        ...after,
        ...resolved,
        lateSignals: 4,
        callsAffected: 5,
        costMicros: 12,
        updatedAt: undefined,
      });
      expect(updatedAt).toBe(scene.time(4_000));
      expect((await scene.timeline(first)).map(({ eventType }) => eventType)).toEqual([
        "incident_created",
        "resolved",
        "late_signals",
      ]);
      expect(await scene.newEvents()).toEqual([]);
    });

    it("after the cooldown a new incident opens that names the earlier one", async () => {
      const scene = open();
      const first = await scene.taken({ at: 0 });
      await scene.resolve(first, 100);
      const next = await scene.recordOne({ at: 160 });
      expect(next.outcome).toBe("opened");
      expect(await scene.incident(String(next.incidentId))).toMatchObject({ previousIncidentId: first });
    });

    it("it follows the sweep's resolution too", async () => {
      const scene = open();
      const first = await scene.taken({ at: 0 });
      expect(await scene.sweep(901)).toEqual([first]);
      expect(await scene.recordOne({ at: 960 })).toMatchObject({ outcome: "late", incidentId: first });
      expect(await scene.recordOne({ at: 961 })).toMatchObject({ outcome: "opened" });
    });

    it("it does not follow the aggregator's own resolutions", async () => {
      const scene = open();
      const first = await scene.taken({ at: 0, reference: "a" });
      expect(await scene.recordOne({ at: 10, reference: "a", state: "resolved" })).toMatchObject({
        outcome: "cleared",
      });
      expect(await scene.incident(first)).toMatchObject({ resolutionType: "all_clear", resolvedAt: scene.time(10) });
      const second = await scene.recordOne({ at: 11, reference: "a" });
      expect(second.outcome).toBe("opened");
      expect(await scene.incident(String(second.incidentId))).toMatchObject({ previousIncidentId: first });
    });

    it("an incident that was resolved while signals from a clock ahead were in it ends at its resolution", async () => {
      const scene = open();
      const first = await scene.taken({ at: 400 });
      await scene.record({ at: 690 }, { at: 980 });
      await scene.resolve(first, 500);
      expect(await scene.recordOne({ at: 559, receivedAt: 1_001 })).toMatchObject({
        outcome: "late",
        incidentId: first,
      });
      const next = await scene.recordOne({ at: 600, receivedAt: 1_002 });
      expect(next.outcome).toBe("opened");
      expect(await scene.incident(String(next.incidentId))).toMatchObject({ previousIncidentId: first });
    });
  });
}
