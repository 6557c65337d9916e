import { describe, expect, it } from "vitest";
import type { NewScene } from "../run-suite.js";

/** Signals that say that something is well again. */
export function allClearTests(open: NewScene): void {
  describe("a resolved signal", () => {
    it("the system resolves an incident once everything it heard of is well again", async () => {
      const scene = open();
      const id = await scene.taken({ at: 0, reference: "a" });
      await scene.record({ at: 1, reference: "b" }, { at: 2, reference: "a" });
      await scene.newEvents();
      expect(await scene.recordOne({ at: 10, reference: "a", state: "resolved" })).toMatchObject({
        outcome: "cleared",
        incidentId: id,
      });
      expect(await scene.incident(id)).toMatchObject({ lifecycleState: "ACTIVE", signalCount: 3 });
      await scene.record({ at: 20, reference: "b", state: "resolved" });
      expect(await scene.incident(id)).toMatchObject({
        lifecycleState: "RESOLVED",
        resolutionType: "all_clear",
        resolvedBy: "system_aggregator",
        resolvedAt: scene.time(20),
        signalCount: 3,
        lastSignalAt: scene.time(2),
      });
      expect((await scene.newEvents()).map(({ eventType }) => eventType)).toEqual(["incidents.IncidentAutoResolved"]);
    });

    it("opens nothing; for an unknown key it is stored and does nothing else", async () => {
      const scene = open();
      const noted = { signalId: "s1", outcome: "noted", incidentId: null };
      expect(await scene.recordOne({ at: 0, reference: "a", state: "resolved" })).toEqual(noted);
      expect(await scene.incidents()).toEqual([]);
      expect(await scene.newEvents()).toEqual([]);
      expect(await scene.recordOne({ at: 0, signalId: "s1", state: "resolved" })).toEqual({
        ...noted,
        outcome: "duplicate",
      });
    });

    it("one that is older than the firing it is about clears nothing, in whatever order they come", async () => {
      const scene = open();
      const id = await scene.taken({ at: 10, reference: "a" });
      await scene.record({ at: 5, receivedAt: 11, reference: "a", state: "resolved" });
      expect(await scene.incident(id)).toMatchObject({ lifecycleState: "ACTIVE" });
    });

    it("a firing that is older than the resolved signal of its reference, and comes after it, fires no more", async () => {
      const scene = open();
      const id = await scene.taken({ at: 0, reference: "a" });
      await scene.record({ at: 1, reference: "b" });
      await scene.record({ at: 10, reference: "a", state: "resolved" });
      await scene.record({ at: 5, receivedAt: 11, reference: "a" });
      await scene.record({ at: 12, reference: "b", state: "resolved" });
      expect(await scene.incident(id)).toMatchObject({ resolutionType: "all_clear", signalCount: 3 });
    });

    it("a reference that fires again has to be cleared again", async () => {
      const scene = open();
      const id = await scene.taken({ at: 0, reference: "a" });
      await scene.record(
        { at: 1, reference: "b" },
        { at: 2, reference: "a", state: "resolved" },
        { at: 3, reference: "a" },
      );
      await scene.record({ at: 4, reference: "b", state: "resolved" });
      expect(await scene.incident(id)).toMatchObject({ lifecycleState: "ACTIVE" });
      await scene.record({ at: 5, reference: "a", state: "resolved" });
      expect(await scene.incident(id)).toMatchObject({ resolutionType: "all_clear" });
    });

    it("firing and all clear within one batch open and resolve", async () => {
      const scene = open();
      const results = await scene.record(
        { at: 0, reference: "a" },
        { at: 1, reference: "a", state: "resolved" },
        { at: 2, reference: "a" },
      );
      expect(results.map(({ outcome }) => outcome)).toEqual(["opened", "cleared", "opened"]);
      const [second, first] = await scene.incidents();
      expect([second?.resolutionType, first?.resolutionType]).toEqual([null, "all_clear"]);
      expect(second?.previousIncidentId).toBe(first?.id);
    });

    it("a firing of the very instant of the all clear belongs to the incident that it ended, in one batch or in many", async () => {
      const wishes = [
        { at: 0, reference: "a" },
        { at: 10, reference: "a", state: "resolved" as const },
        { at: 10, reference: "a" },
      ];
      const outcomes = ["opened", "cleared", "late"];
      expect((await open().record(...wishes)).map(({ outcome }) => outcome)).toEqual(outcomes);
      const apart = open();
      const oneByOne = [];
      for (const wish of wishes) oneByOne.push((await apart.recordOne(wish)).outcome);
      expect(oneByOne).toEqual(outcomes);
    });

    it("finds the incident by its reference where a cause or the cap took the firing elsewhere", async () => {
      const scene = open({ aggregator: { maxIncidentsPerTenantPerHour: 1 } });
      await scene.record({ at: 0, fingerprint: "first" });
      const overflow = await scene.taken({ at: 1, fingerprint: "second", reference: "x" });
      expect(await scene.recordOne({ at: 2, fingerprint: "second", reference: "x", state: "resolved" })).toMatchObject({
        outcome: "cleared",
        incidentId: overflow,
      });
    });

    it("clears a reference where it was heard, though another incident is open under its key", async () => {
      const scene = open();
      const cause = await scene.taken({ at: 0, fingerprint: "cause", reference: "root" });
      const own = await scene.taken({ at: 1, fingerprint: "own", reference: "other" });
      const causedBy = { kind: "call" as const, reference: "root" };
      await scene.record({ at: 2, fingerprint: "own", reference: "x", causedBy });
      const clear = (fingerprint: string, reference: string) => ({
        at: 5,
        fingerprint,
        reference,
        state: "resolved" as const,
      });
      expect(await scene.recordOne(clear("own", "x"))).toMatchObject({ outcome: "cleared", incidentId: cause });
      await scene.record(clear("cause", "root"));
      expect(await scene.incident(cause)).toMatchObject({ resolutionType: "all_clear" });
      expect(await scene.incident(own)).toMatchObject({ lifecycleState: "ACTIVE" });
    });

    it("clears a reference under its own key, when two incidents have heard of it", async () => {
      const scene = open();
      const first = await scene.taken({ at: 0, fingerprint: "first", reference: "x" });
      const second = await scene.taken({ at: 1, fingerprint: "second", reference: "x" });
      await scene.record({ at: 5, fingerprint: "first", reference: "x", state: "resolved" });
      expect(await scene.incident(first)).toMatchObject({ resolutionType: "all_clear" });
      expect(await scene.incident(second)).toMatchObject({ lifecycleState: "ACTIVE" });
    });

    it("clears more references than one batch holds, over several batches", async () => {
      const scene = open();
      const names = Array.from({ length: 40 }, (_, index) => `ref-${index}`);
      const [opened] = await scene.record(...names.map((reference, index) => ({ at: index / 100, reference })));
      const id = String(opened?.incidentId);
      const clear = (reference: string) => ({ at: 10, reference, state: "resolved" as const });
      await scene.record(...names.slice(0, 15).map(clear));
      await scene.record(...names.slice(15, 39).map(clear));
      expect(await scene.incident(id)).toMatchObject({ lifecycleState: "ACTIVE" });
      await scene.record(...names.slice(39).map(clear));
      expect(await scene.incident(id)).toMatchObject({ resolutionType: "all_clear" });
    });
  });
}
