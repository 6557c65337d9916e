import { describe, expect, it } from "vitest";
import type { NewScene } from "../run-suite.js";

/** Signals of one key belong together as long as the silence between them is shorter than the window. */
export function slidingWindowTests(open: NewScene): void {
  describe("a sliding window of 300 s", () => {
    it("F-030: one outage is one incident however long it lasts", async () => {
      const scene = open();
      const results = await scene.record(...[0, 299, 598, 897, 1196].map((at) => ({ at })));
      expect(results.map(({ outcome }) => outcome)).toEqual(["opened", "attached", "attached", "attached", "attached"]);
      const [incident, ...others] = await scene.incidents();
      expect(others).toEqual([]);
      expect(incident).toMatchObject({
        signalCount: 5,
        startedAt: scene.time(0),
        createdAt: scene.time(0),
        lastSignalAt: scene.time(1196),
        lifecycleState: "ACTIVE",
        status: "OPEN",
        previousIncidentId: null,
        version: 1,
      });
      expect((await scene.timeline(String(incident?.id))).map(({ eventType }) => eventType)).toEqual([
        "incident_created",
      ]);
    });

    it("ends exactly one microsecond before the window's length", async () => {
      const scene = open();
      const first = await scene.taken({ at: 0 });
      expect(await scene.taken({ at: 299.999999 })).toBe(first);
      expect(await scene.taken({ at: 599.999999 })).not.toBe(first);
    });

    it("after a longer silence an ACTIVE incident is over, and a new one names it as the previous", async () => {
      const scene = open();
      const first = await scene.taken({ at: 0 });
      await scene.record({ at: 40 });
      await scene.newEvents();
      const second = await scene.recordOne({ at: 340 });
      expect(second.outcome).toBe("opened");
      expect(await scene.incident(first)).toMatchObject({
        lifecycleState: "RESOLVED",
        status: "RESOLVED",
        resolvedAt: scene.time(340),
        endedAt: scene.time(340),
        durationSeconds: 340,
        resolvedBy: "system_aggregator",
        resolutionMethod: "auto",
        resolutionType: "window_elapsed",
        signalCount: 2,
        version: 2,
      });
      expect(await scene.incident(String(second.incidentId))).toMatchObject({
        previousIncidentId: first,
        startedAt: scene.time(340),
        signalCount: 1,
      });
      expect((await scene.timeline(first)).at(-1)).toMatchObject({
        eventType: "auto_resolved",
        createdAt: scene.time(340),
        data: { resolutionType: "window_elapsed" },
      });
      expect((await scene.newEvents()).map(({ eventType }) => eventType)).toEqual([
        "incidents.IncidentAutoResolved",
        "incidents.IncidentCreated",
      ]);
    });

    it("resolves at the last signal plus the window, long before the next signal comes", async () => {
      const scene = open();
      const first = await scene.taken({ at: 0 });
      await scene.record({ at: 5_000 });
      expect(await scene.incident(first)).toMatchObject({ resolvedAt: scene.time(300), durationSeconds: 300 });
    });

    it("an ACKED incident keeps absorbing after any silence and says that it came alive again", async () => {
      const scene = open();
      const first = await scene.taken({ at: 0 });
      await scene.acknowledge(first, 10);
      await scene.newEvents();
      expect(await scene.recordOne({ at: 299 })).toMatchObject({ outcome: "attached", incidentId: first });
      expect(await scene.newEvents()).toEqual([]);
      expect(await scene.recordOne({ at: 9_000 })).toMatchObject({ outcome: "attached", incidentId: first });
      expect(await scene.newEvents()).toMatchObject([
        { eventType: "incidents.IncidentReactivated", incidentId: first, incidentState: "ACKED" },
      ]);
      expect((await scene.timeline(first)).at(-1)).toMatchObject({
        eventType: "reactivated",
        createdAt: scene.time(9_000),
      });
      expect(await scene.incident(first)).toMatchObject({ lifecycleState: "ACKED", signalCount: 3, version: 2 });
    });

    it("where the cap forbids opening, a signal after the silence joins the old incident", async () => {
      const scene = open({ aggregator: { maxIncidentsPerTenantPerHour: 1 } });
      const first = await scene.taken({ at: 0 });
      expect(await scene.recordOne({ at: 2_000 })).toMatchObject({ outcome: "attached", incidentId: first });
      expect(await scene.incident(first)).toMatchObject({ lifecycleState: "ACTIVE", lastSignalAt: scene.time(2_000) });
      expect(await scene.recordOne({ at: 3_700 })).toMatchObject({ outcome: "opened" });
    });

    it("one key opens, is superseded and opens again within one batch, as in three", async () => {
      const together = open();
      const apart = open();
      const instants = [0, 400, 450, 1_000];
      const inOne = await together.record(...instants.map((at) => ({ at })));
      const inFour = [];
      for (const at of instants) inFour.push(await apart.recordOne({ at }));
      const outcomes = ["opened", "opened", "attached", "opened"];
      expect(inOne.map(({ outcome }) => outcome)).toEqual(outcomes);
      expect(inFour.map(({ outcome }) => outcome)).toEqual(outcomes);
      const facts = async (scene: typeof together) =>
        (await scene.incidents()).map((incident) => [
          incident.startedAt,
          incident.resolvedAt,
          incident.resolutionType,
          incident.signalCount,
          incident.version,
        ]);
      expect(await facts(together)).toEqual(await facts(apart));
      expect(await facts(together)).toHaveLength(3);
    });

    it("decides a batch by its instants and then by position, whatever the order it is handed over in", async () => {
      const scene = open();
      const results = await scene.record({ at: 500 }, { at: 0 }, { at: 250 }, { at: 0 });
      expect(results.map(({ outcome }) => outcome)).toEqual(["attached", "opened", "attached", "attached"]);
      expect(results.map(({ signalId }) => signalId)).toEqual(["s1", "s2", "s3", "s4"]);
    });

    it("groups by the earlier of occurrence and receipt: a clock that runs ahead moves nothing", async () => {
      const scene = open();
      const first = await scene.taken({ at: 100_000, receivedAt: 0 });
      expect(await scene.incident(first)).toMatchObject({ startedAt: scene.time(0), lastSignalAt: scene.time(0) });
      expect(await scene.taken({ at: 60 })).toBe(first);
    });

    it("keeps keys, trigger types and tenants apart", async () => {
      const scene = open();
      const ids = new Set([
        await scene.taken({ at: 0 }),
        await scene.taken({ at: 0, fingerprint: "other" }),
        await scene.taken({ at: 0, fingerprint: "other|" }),
        await scene.taken({ at: 0, triggerType: "freeze" }),
        await scene.taken({ at: 0, kind: "run", errorCode: "E1" }),
        await scene.taken({ at: 0, kind: "run", category: "E1" }),
        await scene.taken({ at: 0, kind: "violation", policyId: "E1" }),
        await open().taken({ at: 0 }),
      ]);
      expect(ids.size).toBe(8);
    });
  });

  describe("a signal that comes too early", () => {
    it("joins the open incident when it lies after the start minus the window, and moves the start", async () => {
      const scene = open();
      const first = await scene.taken({ at: 1_000 });
      expect(await scene.recordOne({ at: 700.000001, receivedAt: 1_001 })).toMatchObject({
        outcome: "attached",
        incidentId: first,
      });
      expect(await scene.incident(first)).toMatchObject({
        startedAt: scene.time(700.000001),
        createdAt: scene.time(1_000),
        lastSignalAt: scene.time(1_000),
      });
    });

    it("is late on the past incident whose span and window cover it", async () => {
      const scene = open();
      const past = await scene.taken({ at: 1_000 });
      const current = await scene.taken({ at: 2_000 });
      expect(await scene.recordOne({ at: 1_299, receivedAt: 2_001 })).toMatchObject({
        outcome: "late",
        incidentId: past,
      });
      expect(await scene.recordOne({ at: 701, receivedAt: 2_002 })).toMatchObject({
        outcome: "late",
        incidentId: past,
      });
      expect(await scene.incident(past)).toMatchObject({
        lateSignals: 2,
        signalCount: 1,
        startedAt: scene.time(1_000),
      });
      expect(await scene.incident(current)).toMatchObject({ lifecycleState: "ACTIVE", signalCount: 1 });
    });

    it("otherwise opens an incident that is born resolved, beside the one that is open", async () => {
      const scene = open();
      const current = await scene.taken({ at: 10_000 });
      await scene.newEvents();
      const born = await scene.recordOne({ at: 1_000, receivedAt: 10_001 });
      expect(born.outcome).toBe("opened");
      expect(await scene.incident(String(born.incidentId))).toMatchObject({
        lifecycleState: "RESOLVED",
        resolutionType: "backfilled",
        resolutionMethod: "auto",
        resolvedAt: scene.time(1_300),
        startedAt: scene.time(1_000),
        signalCount: 1,
        previousIncidentId: null,
      });
      expect((await scene.newEvents()).map(({ eventType }) => eventType)).toEqual([
        "incidents.IncidentCreated",
        "incidents.IncidentAutoResolved",
      ]);
      expect(await scene.recordOne({ at: 1_200, receivedAt: 10_002 })).toMatchObject({
        outcome: "late",
        incidentId: born.incidentId,
      });
      expect(await scene.taken({ at: 10_003 })).toBe(current);
    });

    it("goes to the overflow incident when the cap forbids even that", async () => {
      const scene = open({ aggregator: { maxIncidentsPerTenantPerHour: 1 } });
      await scene.record({ at: 3_000 });
      expect(await scene.recordOne({ at: 100, receivedAt: 3_001 })).toMatchObject({ outcome: "overflow" });
    });
  });

  describe("after a reopening", () => {
    it("the window counts from the reopening", async () => {
      const scene = open();
      const first = await scene.taken({ at: 0 });
      await scene.resolve(first, 100);
      await scene.reopen(first, 5_000);
      expect(await scene.recordOne({ at: 5_299 })).toMatchObject({ outcome: "attached", incidentId: first });
    });

    it("a silence longer than the window ends it at the reopening plus the window", async () => {
      const scene = open();
      const first = await scene.taken({ at: 0 });
      await scene.resolve(first, 100);
      await scene.reopen(first, 5_000);
      expect(await scene.recordOne({ at: 5_300 })).toMatchObject({ outcome: "opened" });
      expect(await scene.incident(first)).toMatchObject({
        resolutionType: "window_elapsed",
        resolvedAt: scene.time(5_300),
      });
    });
  });

  describe("tumbling windows", () => {
    const tumbling = { aggregator: { windowing: "tumbling" as const } };

    it("F-031: give one incident per bucket, by when things happened", async () => {
      const scene = open(tumbling);
      const results = await scene.record(
        { at: 0 },
        { at: 299 },
        { at: 300 },
        { at: 599.999999 },
        { at: 10, receivedAt: 700 },
      );
      const [first, , second] = results;
      expect(results.map(({ outcome }) => outcome)).toEqual(["opened", "attached", "opened", "attached", "attached"]);
      expect(results.map(({ incidentId }) => incidentId)).toEqual(
        [first, first, second, second, first].map((result) => result?.incidentId),
      );
      expect(await scene.incident(String(second?.incidentId))).toMatchObject({
        windowStart: scene.time(300),
        previousIncidentId: null,
      });
    });

    it("never open a second incident in a bucket whose incident is resolved", async () => {
      const scene = open(tumbling);
      const first = await scene.taken({ at: 0 });
      await scene.resolve(first, 20);
      expect(await scene.recordOne({ at: 200 })).toMatchObject({ outcome: "late", incidentId: first });
    });
  });
}
