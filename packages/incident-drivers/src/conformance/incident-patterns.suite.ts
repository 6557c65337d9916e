import type { AnalysisWindow, PatternGroup } from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import { moved, store, windowOf } from "./analyses/stored-incidents.js";
import type { OpenDriverSet } from "./driver-set.js";
import { suite } from "./run-suite.js";
import type { Scene } from "./scene.js";

const FROM = "2026-03-14T00:00:00.000000Z";
const TO = "2026-03-14T12:00:00.000000Z";
const MINUTE = 60_000_000;
const HOUR = 60 * MINUTE;

/** The instant `micros` after the window's start. */
const late = (micros: number) => moved(FROM, micros);

type Kind = "fetchCategoryClusters" | "fetchSeveritySpikes" | "fetchCascadeFailures";

const groups = (scene: Scene, kind: Kind, threshold = 2, limit = 10, window = windowOf(FROM, TO)) =>
  scene.read<PatternGroup[]>(({ incidentPatterns }) =>
    incidentPatterns[kind](scene.tenantId, window, threshold, limit),
  );

const count = (scene: Scene, window: AnalysisWindow = windowOf(FROM, TO)) =>
  scene.read(({ incidentPatterns }) => incidentPatterns.fetchIncidentsCount(scene.tenantId, window));

/** What the search for patterns must find. */
export function incidentPatternsSuite(name: string, open: OpenDriverSet): void {
  suite(`the incident pattern driver on ${name}`, open, (openScene) => {
    describe("the number of incidents", () => {
      it("F-050: is of those created in the window, both ends included, synthetic ones only when told so", async () => {
        const scene = openScene();
        await store(
          scene,
          { createdAt: FROM },
          { createdAt: TO, resolvedAt: TO },
          { createdAt: TO, isSynthetic: true },
          { createdAt: moved(FROM, -1) },
          { createdAt: moved(TO, 1) },
        );
        expect(await count(scene)).toBe(2);
        expect(await count(scene, windowOf(FROM, TO, true))).toBe(3);
        expect(await count(openScene())).toBe(0);
      });
    });

    describe("category clusters", () => {
      const of = (category: string | null, ...ids: readonly string[]) =>
        ids.map((id, index) => ({ id, createdAt: late(index), category }));

      it("are those of enough incidents: the largest first, ties by name, byte by byte", async () => {
        const scene = openScene();
        await store(scene, ...of("AB", "b1", "b2"), ...of("A_", "z1", "z2"), ...of("C", "a1", "a2", "a3"));
        await store(scene, ...of("SINGLE", "s1"), ...of(null, "n1", "n2", "n3", "n4"));
        const expected = [
          { dimension: "C", incidentCount: 3, incidentIds: ["a3", "a2", "a1"] },
          { dimension: "AB", incidentCount: 2, incidentIds: ["b2", "b1"] },
          { dimension: "A_", incidentCount: 2, incidentIds: ["z2", "z1"] },
        ];
        expect(await groups(scene, "fetchCategoryClusters")).toEqual(expected);
        expect(await groups(scene, "fetchCategoryClusters", 2, 2)).toEqual(expected.slice(0, 2));
        expect(await groups(scene, "fetchCategoryClusters", 3)).toEqual(expected.slice(0, 1));
        expect(await groups(scene, "fetchCategoryClusters", 4)).toEqual([]);
        expect(await groups(openScene(), "fetchCategoryClusters")).toEqual([]);
      });

      it("name the newest ten, ties by id, byte by byte", async () => {
        const scene = openScene();
        const ids = ["j", "i", "h", "g", "f", "e", "d", "c", "b", "a", "Z"];
        await store(scene, ...ids.map((id) => ({ id, createdAt: late(5), category: "A" })));
        await store(scene, { id: "last", createdAt: late(6), category: "A" });
        expect(await groups(scene, "fetchCategoryClusters")).toEqual([
          { dimension: "A", incidentCount: 12, incidentIds: ["last", "Z", "a", "b", "c", "d", "e", "f", "g", "h"] },
        ]);
      });

      it("F-050: count what was created in the window, both ends included, synthetic only when told so", async () => {
        const scene = openScene();
        await store(
          scene,
          { id: "first", createdAt: FROM, category: "A" },
          { id: "last", createdAt: TO, resolvedAt: TO, category: "A" },
          { id: "before", createdAt: moved(FROM, -1), category: "A" },
          { id: "after", createdAt: moved(TO, 1), category: "A" },
          { id: "synthetic", createdAt: late(1), isSynthetic: true, category: "A" },
        );
        expect(await groups(scene, "fetchCategoryClusters")).toMatchObject([
          { incidentCount: 2, incidentIds: ["last", "first"] },
        ]);
        expect(await groups(scene, "fetchCategoryClusters", 2, 10, windowOf(FROM, TO, true))).toMatchObject([
          { incidentCount: 3, incidentIds: ["last", "synthetic", "first"] },
        ]);
      });
    });

    describe("cascades", () => {
      const uncapped = { aggregator: { maxIncidentsPerTenantPerHour: 1_000 } };
      const around = (scene: Scene, includeSynthetic = false) =>
        windowOf(scene.time(-100), scene.time(100), includeSynthetic);

      /** Opens an incident of its own by a signal of each run, one run after the other. */
      async function opened(scene: Scene, at: number, ...runIds: readonly string[]): Promise<string> {
        const fingerprint = `opened at ${at}`;
        const results = await scene.record(...runIds.map((runId) => ({ at, fingerprint, runId })));
        return String(results[0]?.incidentId);
      }

      it("are runs of which enough incidents took a signal: the most first, ties by run, byte by byte", async () => {
        const scene = openScene(uncapped);
        const first = await opened(scene, 1, "run-b", "run-b", "run-Z", "run-a");
        const second = await opened(scene, 2, "run-a", "single");
        const third = await opened(scene, 3, "run-Z", "run-a", "run-b");
        await scene.record({ at: 4, fingerprint: "without a run" }, { at: 5, fingerprint: "another without" });
        const cascades = (threshold: number, limit = 10) =>
          groups(scene, "fetchCascadeFailures", threshold, limit, around(scene));
        const expected = [
          { dimension: "run-a", incidentCount: 3, incidentIds: [third, second, first] },
          { dimension: "run-Z", incidentCount: 2, incidentIds: [third, first] },
          { dimension: "run-b", incidentCount: 2, incidentIds: [third, first] },
        ];
        expect(await cascades(2)).toEqual(expected);
        expect(await cascades(2, 2)).toEqual(expected.slice(0, 2));
        expect(await cascades(3)).toEqual(expected.slice(0, 1));
        expect(await cascades(4)).toEqual([]);
        const stranger = openScene();
        expect(await groups(stranger, "fetchCascadeFailures", 1, 10, around(stranger))).toEqual([]);
      });

      it("F-124: are found in the membership that is told for the hash of their data", async () => {
        const scene = openScene(uncapped);
        const first = await opened(scene, 1, "run-b", "run-a", "run-b");
        const second = await opened(scene, 2, "run-a");
        await opened(scene, 101, "run-a");
        await scene.record({ at: 3, fingerprint: "without a run" });
        const membership = ({ tenantId }: Scene) =>
          scene.read(({ incidentPatterns }) => incidentPatterns.fetchRunMembership(tenantId, around(scene)));
        expect(await membership(scene)).toEqual(
          [
            { incidentId: first, runId: "run-a" },
            { incidentId: first, runId: "run-b" },
            { incidentId: second, runId: "run-a" },
          ].sort((a, b) => (a.incidentId < b.incidentId ? -1 : a.incidentId > b.incidentId ? 1 : 0)),
        );
        expect(await membership(openScene())).toEqual([]);
      });

      it("name the newest ten, ties by id", async () => {
        const scene = openScene(uncapped);
        const wishes = Array.from({ length: 12 }, (_, index) => ({ at: 1, fingerprint: `f${index}`, runId: "run-1" }));
        const ids = (await scene.record(...wishes)).map(({ incidentId }) => String(incidentId)).sort();
        const last = await opened(scene, 2, "run-1");
        expect(await groups(scene, "fetchCascadeFailures", 2, 10, around(scene))).toEqual([
          { dimension: "run-1", incidentCount: 13, incidentIds: [last, ...ids.slice(0, 9)] },
        ]);
      });

      it("F-050: count what was created in the window, both ends included, synthetic only when told so", async () => {
        const scene = openScene(uncapped);
        const ids: string[] = [];
        for (const at of [-100.000001, -100, 0, 100, 100.000001])
          ids.push(await scene.taken({ at, fingerprint: `f${at}`, runId: "run-1", isSynthetic: at === 0 }));
        const cascades = (includeSynthetic: boolean) =>
          groups(scene, "fetchCascadeFailures", 2, 10, around(scene, includeSynthetic));
        expect(await cascades(false)).toMatchObject([{ incidentCount: 2, incidentIds: [ids[3], ids[1]] }]);
        expect(await cascades(true)).toMatchObject([{ incidentCount: 3, incidentIds: [ids[3], ids[2], ids[1]] }]);
      });
    });

    describe("severity spikes", () => {
      const severe = (severity: "critical" | "high" | "medium", ...at: readonly number[]) =>
        at.map((micros) => ({ id: `${severity} ${micros}`, createdAt: late(micros), severity }));

      it("F-052: are the most of any one hour of the window, not of the last one, both its ends included", async () => {
        const scene = openScene();
        await store(scene, ...severe("high", 0, 30 * MINUTE, HOUR, HOUR + 1, 5 * HOUR, 6 * HOUR + 1));
        expect(await groups(scene, "fetchSeveritySpikes")).toEqual([
          {
            dimension: "high",
            incidentCount: 3,
            incidentIds: [`high ${HOUR + 1}`, `high ${HOUR}`, `high ${30 * MINUTE}`],
          },
        ]);
        expect(await groups(scene, "fetchSeveritySpikes", 4)).toEqual([]);
      });

      it("F-052: end at the latest of the hours with as many, and name only what lies in it", async () => {
        const scene = openScene();
        await store(scene, ...severe("critical", 0, HOUR, 3 * HOUR, 4 * HOUR, 4 * HOUR + 1));
        expect(await groups(scene, "fetchSeveritySpikes")).toEqual([
          {
            dimension: "critical",
            incidentCount: 2,
            incidentIds: [`critical ${4 * HOUR + 1}`, `critical ${4 * HOUR}`],
          },
        ]);
      });

      it("are of critical and high incidents apart, critical first, even where high ones are more", async () => {
        const scene = openScene();
        await store(scene, ...severe("high", 1, 2, 3), ...severe("critical", 4, 5), ...severe("medium", 6, 7, 8, 9));
        const dimensions = async (limit?: number) =>
          (await groups(scene, "fetchSeveritySpikes", 2, limit)).map(({ dimension, incidentCount }) => [
            dimension,
            incidentCount,
          ]);
        expect(await dimensions()).toEqual([
          ["critical", 2],
          ["high", 3],
        ]);
        expect(await dimensions(1)).toEqual([["critical", 2]]);
        expect(await groups(openScene(), "fetchSeveritySpikes")).toEqual([]);
      });

      it("count all of one instant, and name the newest ten, ties by id", async () => {
        const scene = openScene();
        const ids = ["k", "j", "i", "h", "g", "f", "e", "d", "c", "b", "a"];
        await store(scene, ...ids.map((id) => ({ id, createdAt: late(7), severity: "high" as const })));
        expect(await groups(scene, "fetchSeveritySpikes")).toEqual([
          { dimension: "high", incidentCount: 11, incidentIds: ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"] },
        ]);
      });

      it("F-052: leave out what was acknowledged or resolved, is synthetic, or lies outside the window", async () => {
        const scene = openScene();
        const critical = { severity: "critical" } as const;
        await store(
          scene,
          { id: "first", createdAt: FROM, ...critical },
          { id: "second", createdAt: late(1), ...critical },
          { createdAt: late(2), acknowledgedAt: TO, lifecycleState: "ACKED", ...critical },
          { createdAt: late(3), resolvedAt: TO, ...critical },
          { createdAt: moved(FROM, -1), ...critical },
          { id: "synthetic", createdAt: late(4), isSynthetic: true, ...critical },
          { createdAt: TO, ...critical },
          { createdAt: moved(TO, 1), ...critical },
        );
        expect(await groups(scene, "fetchSeveritySpikes")).toEqual([
          { dimension: "critical", incidentCount: 2, incidentIds: ["second", "first"] },
        ]);
        expect(await groups(scene, "fetchSeveritySpikes", 2, 10, windowOf(FROM, TO, true))).toEqual([
          { dimension: "critical", incidentCount: 3, incidentIds: ["synthetic", "second", "first"] },
        ]);
      });
    });

    it("F-043: patterns at an earlier point are what they were then, whatever was recorded since", async () => {
      const scene = openScene();
      const everything = (window: AnalysisWindow) =>
        scene.read(async ({ incidentPatterns }) => [
          await incidentPatterns.fetchIncidentsCount(scene.tenantId, window),
          await incidentPatterns.fetchCategoryClusters(scene.tenantId, window, 1, 10),
          await incidentPatterns.fetchSeveritySpikes(scene.tenantId, window, 1, 10),
          await incidentPatterns.fetchCascadeFailures(scene.tenantId, window, 1, 10),
        ]);
      const told: { readonly window: AnalysisWindow; readonly was: unknown }[] = [];
      const tell = async () => {
        const point = await scene.here();
        const window = { from: scene.time(-86_400), to: scene.time(86_400), includeSynthetic: false };
        const was = await everything({ ...window, at: { ...point, isLatest: true } });
        told.push({ window: { ...window, at: point }, was });
      };
      const opening = { category: "RATE_LIMIT", runId: "run-1" };
      const id = await scene.taken({ at: 0, ...opening });
      await tell();
      await scene.setSeverity(id, "critical", 1);
      await tell();
      await scene.taken({ at: 2, fingerprint: "other", initialSeverity: "critical", ...opening });
      await tell();
      await scene.record({ at: 2.5, runId: "run-2" });
      await tell();
      await scene.acknowledge(id, 3);
      await tell();
      await scene.resolve(id, 4);
      await tell();
      for (const { window, was } of told) expect(await everything(window)).toEqual(was);
      expect(new Set(told.slice(0, 5).map(({ was }) => JSON.stringify(was))).size).toBe(5);
    });
  });
}
