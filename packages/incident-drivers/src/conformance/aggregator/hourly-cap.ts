import { describe, expect, it } from "vitest";
import type { NewScene } from "../run-suite.js";

/** No more than so many new incidents in any rolling hour; the rest goes to the tenant's one overflow incident. */
export function hourlyCapTests(open: NewScene): void {
  const keys = (count: number, at: number) =>
    Array.from({ length: count }, (_, index) => ({ at: at + index / 1000, fingerprint: `key-${at}-${index}` }));

  describe("the hourly cap", () => {
    it("F-029: lets exactly 20 incidents open, in one batch or in many", async () => {
      const together = open();
      const outcomes = (await together.record(...keys(30, 0))).map(({ outcome }) => outcome);
      expect(outcomes).toEqual([...Array(20).fill("opened"), ...Array(10).fill("overflow")]);
      const apart = open();
      const oneByOne = [];
      for (const wish of keys(30, 0)) oneByOne.push((await apart.recordOne(wish)).outcome);
      expect(oneByOne).toEqual(outcomes);
    });

    it("counts a rolling hour: the first second after it, one more opens", async () => {
      const scene = open({ aggregator: { maxIncidentsPerTenantPerHour: 2 } });
      await scene.record({ at: 0, fingerprint: "a" }, { at: 1_800, fingerprint: "b" });
      const at = async (seconds: number, fingerprint: string) =>
        (await scene.recordOne({ at: seconds, fingerprint })).outcome;
      expect(await at(3_599.999999, "c")).toBe("overflow");
      expect(await at(3_600, "d")).toBe("opened");
      expect(await at(3_601, "e")).toBe("overflow");
      expect(await at(5_400, "f")).toBe("opened");
    });

    it("holds for hours that late signals fall into, on both sides of them", async () => {
      const scene = open({ aggregator: { maxIncidentsPerTenantPerHour: 2 } });
      await scene.record({ at: 10_000, fingerprint: "a" }, { at: 10_001, fingerprint: "b" });
      expect(await scene.recordOne({ at: 9_000, receivedAt: 10_002, fingerprint: "c" })).toMatchObject({
        outcome: "overflow",
      });
      expect(await scene.recordOne({ at: 6_400, receivedAt: 10_003, fingerprint: "d" })).toMatchObject({
        outcome: "opened",
      });
    });

    it("F-035: the overflow incident keeps identity, cost and trigger types of what it takes", async () => {
      const scene = open({ aggregator: { maxIncidentsPerTenantPerHour: 1 } });
      await scene.record({ at: 0, fingerprint: "a" });
      await scene.newEvents();
      const results = await scene.record(
        { at: 1, fingerprint: "b", triggerType: "content_policy", costMicros: 3, reference: "call-b" },
        { at: 2, fingerprint: "c", triggerType: "content_policy" },
        { at: 3, fingerprint: "d", triggerType: "__proto__" },
        { at: 4, fingerprint: "e", triggerType: "constructor" },
      );
      const ids = new Set(results.map(({ incidentId }) => incidentId));
      expect(ids.size).toBe(1);
      expect(results.map(({ outcome }) => outcome)).toEqual(Array(4).fill("overflow"));
      const [id] = [...ids];
      const incident = await scene.incident(String(id));
      expect(incident).toMatchObject({
        triggerType: "rate_limit_overflow",
        triggerValue: ">1 incidents/hour",
        severity: "high",
        autoAction: "aggregate",
        title: "Incident cap reached; further events are being grouped",
        signalCount: 4,
        callsAffected: 4,
        costMicros: 3,
        lifecycleState: "ACTIVE",
      });
      expect(Object.entries(incident.overflowCounts ?? {}).sort()).toEqual([
        ["__proto__", 1],
        ["constructor", 1],
        ["content_policy", 2],
      ]);
      expect((await scene.signalsOf(String(id))).map(({ signalId, absorption }) => [signalId, absorption])).toEqual(
        results.map(({ signalId }) => [signalId, "overflow"]),
      );
      expect((await scene.timeline(String(id))).map(({ eventType }) => eventType)).toEqual(["incident_created"]);
      expect((await scene.newEvents()).map(({ eventType }) => eventType)).toEqual(["incidents.IncidentCreated"]);
    });

    it("the overflow incident has no window and does not count toward the cap", async () => {
      const scene = open({ aggregator: { maxIncidentsPerTenantPerHour: 1 } });
      await scene.record({ at: 0, fingerprint: "a" });
      const overflow = await scene.taken({ at: 1, fingerprint: "b" });
      expect(await scene.recordOne({ at: 3_600, fingerprint: "c" })).toMatchObject({ outcome: "opened" });
      expect(await scene.recordOne({ at: 3_601, fingerprint: "d" })).toMatchObject({
        outcome: "overflow",
        incidentId: overflow,
      });
    });

    it("F-035: it sums up once an hour what has come", async () => {
      const scene = open({ aggregator: { maxIncidentsPerTenantPerHour: 1 } });
      await scene.record({ at: 0, fingerprint: "a" });
      const overflow = await scene.taken({ at: 1, fingerprint: "b" });
      await scene.record({ at: 1_000, fingerprint: "c" }, { at: 3_599, fingerprint: "d" });
      await scene.record(
        { at: 3_600, fingerprint: "open" },
        { at: 3_601, fingerprint: "e" },
        { at: 3_602, fingerprint: "f" },
      );
      await scene.record({ at: 3_603, fingerprint: "g" });
      const summaries = (await scene.timeline(overflow)).filter(({ eventType }) => eventType === "overflow_summary");
      expect(summaries).toMatchObject([
        { createdAt: scene.time(3_601), data: { signalCount: 4, byTriggerType: { failure_spike: 4 } } },
      ]);
    });

    it("the sweep resolves it, and the next signal above the cap opens another", async () => {
      const scene = open({ aggregator: { maxIncidentsPerTenantPerHour: 1 } });
      await scene.record({ at: 0, fingerprint: "a" });
      const overflow = await scene.taken({ at: 1, fingerprint: "b" });
      expect(await scene.sweep(1_000)).toContain(overflow);
      const next = await scene.recordOne({ at: 1_100, fingerprint: "c" });
      expect(next.outcome).toBe("overflow");
      expect(next.incidentId).not.toBe(overflow);
    });

    it("F-035: says that an overflow incident is new to the very signal that made it", async () => {
      const scene = open({ aggregator: { maxIncidentsPerTenantPerHour: 1 } });
      const ask = (at: number, fingerprint: string) =>
        scene.write((ports) => ports.aggregator.getOrCreateIncident(scene.tenantId, scene.signal({ at, fingerprint })));
      expect(await ask(0, "a")).toMatchObject({ isNew: true, incident: { signalCount: 1 } });
      expect(await ask(1, "a")).toMatchObject({ isNew: false, incident: { signalCount: 2 } });
      expect(await ask(2, "b")).toMatchObject({ isNew: true, incident: { triggerType: "rate_limit_overflow" } });
      expect(await ask(3, "c")).toMatchObject({ isNew: false, incident: { triggerType: "rate_limit_overflow" } });
    });

    it("a person's incident stands outside cap, window and sweep", async () => {
      const scene = open({ aggregator: { maxIncidentsPerTenantPerHour: 1 } });
      await scene.record({ at: 0 });
      const manual = (signalId: string) => ({ at: 1, signalId, kind: "manual" as const, triggerType: "manual" });
      const results = await scene.record(manual("m1"), manual("m2"));
      expect(results.map(({ outcome }) => outcome)).toEqual(["opened", "opened"]);
      expect(await scene.recordOne({ at: 3_600, fingerprint: "b" })).toMatchObject({ outcome: "opened" });
      const swept = await scene.sweep(100_000);
      for (const { incidentId } of results) expect(swept).not.toContain(incidentId);
      expect(await scene.recordOne(manual("m1"))).toMatchObject({ outcome: "duplicate" });
    });
  });
}
