import { describe, expect, it } from "vitest";
import type { NewScene } from "../run-suite.js";

/** Statistics in one question, and recording again with ids kept. */
export function statsAndReplayTests(open: NewScene): void {
  describe("statistics", () => {
    it("F-037: count incidents created since, with the configuration in force", async () => {
      const scene = open({ aggregator: { aggregationWindowSeconds: 120, maxIncidentsPerTenantPerHour: 7 } });
      await scene.record({ at: 0, fingerprint: "old" });
      const resolved = await scene.taken({ at: 100, fingerprint: "a", triggerType: "freeze" });
      await scene.resolve(resolved, 101);
      await scene.record(
        { at: 102, fingerprint: "a", triggerType: "freeze" },
        { at: 103, fingerprint: "b" },
        { at: 104, fingerprint: "b" },
      );
      await open().record({ at: 100 });
      const stats = await scene.read((ports) => ports.aggregator.getIncidentStats(scene.tenantId, scene.time(100)));
      expect(stats).toEqual({
        totalIncidents: 2,
        openIncidents: 1,
        criticalIncidents: 1,
        totalCallsAffected: 4,
        totalSignals: 4,
        since: scene.time(100),
        aggregationActive: true,
        config: { windowSeconds: 120, maxPerHour: 7 },
      });
    });

    it("F-037: are zeros for a tenant that never recorded", async () => {
      const scene = open();
      const stats = await scene.read((ports) => ports.aggregator.getIncidentStats(scene.tenantId, scene.time(0)));
      expect(stats).toMatchObject({ totalIncidents: 0, openIncidents: 0, totalCallsAffected: 0, totalSignals: 0 });
    });
  });

  describe("replay", () => {
    it("takes signals in the order given and gives incidents the ids they had", async () => {
      const scene = open();
      const replayed = [
        { ...scene.signal({ at: 500 }), incidentId: "inc_second", prevention: null },
        { ...scene.signal({ at: 100, receivedAt: 501 }), incidentId: "inc_first", prevention: null },
        { ...scene.signal({ at: 150, receivedAt: 502 }), incidentId: "inc_first", prevention: null },
      ];
      const results = await scene.write((ports) => ports.aggregator.replay(scene.tenantId, replayed));
      expect(results.map(({ outcome, incidentId }) => [outcome, incidentId])).toEqual([
        ["opened", "inc_second"],
        ["opened", "inc_first"],
        ["late", "inc_first"],
      ]);
    });

    it("a firing that came after the resolved signal of its reference, and is older, is known for that in one go too", async () => {
      const scene = open();
      const said = [
        scene.signal({ at: 0, reference: "a" }),
        scene.signal({ at: 1, reference: "b" }),
        scene.signal({ at: 10, reference: "a", state: "resolved" }),
        scene.signal({ at: 5, receivedAt: 11, reference: "a" }),
        scene.signal({ at: 12, reference: "b", state: "resolved" }),
      ].map((signal) => ({ ...signal, incidentId: "inc_one", prevention: null }));
      await scene.write((ports) => ports.aggregator.replay(scene.tenantId, said));
      expect(await scene.incident("inc_one")).toMatchObject({ resolutionType: "all_clear", signalCount: 3 });
    });
  });

  describe("a unit of work", () => {
    it("refuses signals for another tenant than its own", async () => {
      const scene = open();
      const foreign = scene.write((ports) => ports.aggregator.record("somebody-else", [scene.signal({ at: 0 })]));
      await expect(foreign).rejects.toMatchObject({ code: "tenant_mismatch" });
      expect(await scene.incidents()).toEqual([]);
    });
  });
}
