import type { CostAnomalyFilters } from "@hoc/incident-schemas";
import type { NewCostAnomaly, NewCostRecord, NewestFirstPage } from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import type { OpenDriverSet } from "./driver-set.js";
import { DIGESTS, newCostAnomaly, newCostRecord } from "./failure-facts.js";
import { suite } from "./run-suite.js";
import type { Scene } from "./scene.js";
import { STORABLE_TEXTS } from "./storable-texts.js";

const ADA = { type: "HUMAN", id: "ada" } as const;

const RESOLUTION = {
  resolvedAt: "2026-03-14T12:34:56.654321Z",
  resolvedBy: "ada",
  resolutionMethod: "manual",
  resolutionType: null,
  resolutionSummary: null,
  resolutionNotes: null,
  postmortemArtifactId: null,
  transitionDigest: "d1",
} as const;

/** What the store of costs must do. */
export function costSuite(name: string, open: OpenDriverSet): void {
  suite(`the costs on ${name}`, open, (openScene) => {
    const spend = (scene: Scene, ...records: NewCostRecord[]) =>
      scene.write(({ costs }) => costs.insertCostRecords(scene.tenantId, records));
    const exceed = (scene: Scene, anomalyId: string, said: Partial<NewCostAnomaly> = {}) =>
      scene.write(({ costs }) => costs.insertCostAnomaly(scene.tenantId, newCostAnomaly(scene, anomalyId, said)));
    const spentSince = async (scene: Scene, runId: string) => {
      const since = scene.time(0);
      const found = await scene.write(({ llmFailures }) =>
        llmFailures.fetchContaminationCheck(scene.tenantId, { runId, requestId: null, since }),
      );
      return [found.costRecords, found.costAnomalies];
    };

    describe("records", () => {
      it("that are new are stored, each with a number of the sequence", async () => {
        const scene = openScene();
        const runId = "run";
        const stored = await spend(scene, newCostRecord(scene, "a", { runId }), newCostRecord(scene, "b", { runId }));
        expect(stored).toEqual(new Map());
        expect(await scene.here()).toMatchObject({ sequence: 2 });
        expect(await spentSince(scene, runId)).toEqual([2, 0]);
      });

      it("that were stored before stay as they are, and their digests are given", async () => {
        const scene = openScene();
        await spend(scene, newCostRecord(scene, "a", { runId: "first" }));
        const point = await scene.here();
        const again = newCostRecord(scene, "a", { runId: "second", contentDigest: DIGESTS.second });
        expect(await spend(scene, again)).toEqual(new Map([["a", DIGESTS.first]]));
        expect(await scene.here()).toEqual(point);
        expect([await spentSince(scene, "first"), await spentSince(scene, "second")]).toEqual([
          [1, 0],
          [0, 0],
        ]);
        expect(await spend(scene, newCostRecord(scene, "b"), again, newCostRecord(scene, "A"))).toEqual(
          new Map([["a", DIGESTS.first]]),
        );
        expect(await scene.here()).toMatchObject({ sequence: point.sequence + 2 });
      });

      it.each(STORABLE_TEXTS)("keep %j as it is", async (text) => {
        const scene = openScene();
        await spend(scene, newCostRecord(scene, text, { runId: text, model: text }));
        expect(await spentSince(scene, text)).toEqual([1, 0]);
        expect(await spend(scene, newCostRecord(scene, text))).toEqual(new Map([[text, DIGESTS.first]]));
      });

      it("are for each tenant apart, and of the one that is locked", async () => {
        const [scene, stranger] = [openScene(), openScene()];
        await spend(scene, newCostRecord(scene, "a"));
        expect(await spend(stranger, newCostRecord(stranger, "a"))).toEqual(new Map());
        const foreign = scene.write(({ costs }) => costs.insertCostRecords("other", []));
        await expect(foreign).rejects.toMatchObject({ code: "tenant_mismatch" });
      });
    });

    describe("an anomaly", () => {
      it("is stored once per UTC day, severity, and whether it raised a signal", async () => {
        const scene = openScene();
        const runId = "run";
        const seen = (observedAt: string) => exceed(scene, "a", { runId, observedAt });
        expect(await seen("2026-03-15T00:00:00.000000Z")).toBe(true);
        const point = await scene.here();
        expect(await seen("2026-03-15T23:59:59.999999Z")).toBe(false);
        expect(await scene.here()).toEqual(point);
        expect(await seen("2026-03-14T23:59:59.999999Z")).toBe(true);
        expect(await seen("2026-03-16T00:00:00.000000Z")).toBe(true);
        expect(await exceed(scene, "b", { runId, observedAt: "2026-03-15T00:00:00.000000Z" })).toBe(true);
        expect(
          await exceed(scene, "a", { runId, observedAt: "2026-03-15T12:00:00.000000Z", severity: "CRITICAL" }),
        ).toBe(true);
        const unsure = { runId, observedAt: "2026-03-15T12:00:00.000000Z", raised: false };
        expect(await exceed(scene, "a", unsure)).toBe(true);
        expect(await exceed(scene, "a", unsure)).toBe(false);
        expect(await spentSince(scene, runId)).toEqual([0, 6]);
      });

      it("is listed as it was told, the last one first, and only what was recorded by a point", async () => {
        const scene = openScene();
        await exceed(scene, "a", { entityType: "user", entityId: "ann", metadata: { share: 0.5 } });
        const then = { ...(await scene.here()), isLatest: false };
        await exceed(scene, "b", { severity: "LOW", raised: false });
        await exceed(openScene(), "c");
        const list = async (filters: CostAnomalyFilters, page: Partial<NewestFirstPage> = {}) => {
          const at = { ...(await scene.here()), isLatest: true };
          const query = { limit: 10, at, filters, ...page };
          return scene.read(({ costs }) => costs.listCostAnomalies(scene.tenantId, query));
        };
        const ids = (anomalies: readonly { anomalyId: string }[]) => anomalies.map(({ anomalyId }) => anomalyId);
        expect(await list({})).toMatchObject([
          { ...newCostAnomaly(scene, "b", { severity: "LOW", raised: false }), sequence: 2 },
          { anomalyId: "a", entityId: "ann", metadata: { share: 0.5 }, raised: true, sequence: 1 },
        ]);
        expect(ids(await list({}, { limit: 1 }))).toEqual(["b"]);
        expect(ids(await list({}, { beforeSequence: 2 }))).toEqual(["a"]);
        expect(ids(await list({}, { at: then }))).toEqual(["a"]);
        expect(ids(await list({ entityType: "user", entityId: "ann" }))).toEqual(["a"]);
        expect(ids(await list({ severity: "LOW" }))).toEqual(["b"]);
        expect(ids(await list({ anomalyType: "DRIFT" }))).toEqual([]);
      });

      it("F-101: keeps its threshold, its period and what was done; and where its figures are", async () => {
        const scene = openScene();
        const hour = { snapshotId: "csn_1", periodStart: scene.time(0) };
        await scene.write(({ costSnapshots }) => costSnapshots.insertHourlySnapshots(scene.tenantId, [hour]));
        const said = { thresholdPct: 300, action: "blocked", period: "monthly", periodStart: scene.time(-60) } as const;
        await exceed(scene, "a", { ...said, snapshotId: "csn_1" });
        await exceed(scene, "b");
        const find = (id: string) => scene.read(({ costs }) => costs.findCostAnomaly(scene.tenantId, id));
        expect(await find("a")).toMatchObject([{ ...said, snapshotId: "csn_1", baselineId: null, resolvedAt: null }]);
        const nothing = { thresholdPct: null, action: null, period: null, periodStart: null, snapshotId: null };
        expect(await find("b")).toMatchObject([nothing]);
        expect(await find("c")).toEqual([]);
      });

      it("is over since the first time that this was said, in reads from then on", async () => {
        const scene = openScene();
        const end = (anomalyId: string, resolvedAt: string) =>
          scene.write(({ costs }) =>
            costs.insertAnomalyResolution(scene.tenantId, { anomalyId, resolvedAt, reason: "Over.", resolvedBy: ADA }),
          );
        await exceed(scene, "a");
        await exceed(scene, "a", { severity: "CRITICAL" });
        await exceed(scene, "b");
        const before = { ...(await scene.here()), isLatest: false };
        expect(await end("a", scene.time(20))).toBe(true);
        const point = await scene.here();
        expect(await end("a", scene.time(30))).toBe(false);
        expect(await scene.here()).toEqual(point);
        const endsAt = (at: NewestFirstPage["at"]) =>
          scene.read(async ({ costs }) =>
            (await costs.listCostAnomalies(scene.tenantId, { limit: 10, at, filters: {} })).map((c) => c.resolvedAt),
          );
        expect(await endsAt({ ...point, isLatest: true })).toEqual([null, scene.time(20), scene.time(20)]);
        expect(await endsAt(before)).toEqual([null, null, null]);
        const stranger = openScene();
        await exceed(stranger, "a");
        const [foreign] = await stranger.read(({ costs }) => costs.findCostAnomaly(stranger.tenantId, "a"));
        expect(foreign?.resolvedAt).toBeNull();
        const other = { anomalyId: "b", resolvedAt: scene.time(20), reason: null, resolvedBy: ADA };
        const locked = scene.write(({ costs }) => costs.insertAnomalyResolution("other", other));
        await expect(locked).rejects.toMatchObject({ code: "tenant_mismatch" });
      });

      it("is watched when it has an end of its own: found in a snapshot, or of a budget's period", async () => {
        const scene = openScene();
        const hour = { snapshotId: "csn_1", periodStart: scene.time(0) };
        await scene.write(({ costSnapshots }) => costSnapshots.insertHourlySnapshots(scene.tenantId, [hour]));
        const budget = { anomalyType: "BUDGET_WARNING", period: "daily", periodStart: scene.time(0) } as const;
        await exceed(scene, "found", { snapshotId: "csn_1" });
        await exceed(scene, "budget", budget);
        await exceed(scene, "of a host", { period: "daily", periodStart: scene.time(0) });
        await exceed(scene, "budget without a period", { anomalyType: "BUDGET_EXCEEDED" });
        await exceed(scene, "too early", { snapshotId: "csn_1", observedAt: scene.time(-100) });
        await exceed(scene, "over", { snapshotId: "csn_1", observedAt: scene.time(1) });
        await exceed(openScene(), "of a stranger", budget);
        await scene.write(({ costs }) =>
          costs.insertAnomalyResolution(scene.tenantId, {
            anomalyId: "over",
            resolvedAt: scene.time(5),
            reason: null,
            resolvedBy: ADA,
          }),
        );
        const watched = async (since: number, overSince: number) =>
          scene.write(async ({ costs }) => {
            const question = { since: scene.time(since), overSince: scene.time(overSince) };
            return (await costs.listWatchedAnomalies(scene.tenantId, question)).map(({ anomalyId }) => anomalyId);
          });
        expect(await watched(0, 5)).toEqual(["found", "budget", "over"]);
        expect(await watched(0, 6)).toEqual(["found", "budget"]);
        expect(await watched(-100, 6)).toEqual(["found", "budget", "too early"]);
        expect(await watched(11, 0)).toEqual([]);
      });

      it("F-105: has an incident that is over when somebody resolved it or all was clear, not when it fell silent", async () => {
        const scene = openScene();
        const opened = async (fingerprint: string) => scene.taken({ at: 0, fingerprint, reference: fingerprint });
        const [cleared, silent, resolved] = [await opened("a"), await opened("b"), await opened("c")];
        const before = { ...(await scene.here()), isLatest: false };
        await scene.recordOne({ at: 5, fingerprint: "a", reference: "a", state: "resolved" });
        const { version, lifecycleState } = await scene.incident(resolved);
        await scene.write(({ incidentWrite }) =>
          incidentWrite.updateIncidentResolved(
            scene.tenantId,
            { incidentId: resolved, version, lifecycleState },
            RESOLUTION,
          ),
        );
        await scene.sweep(100_000);
        const ends = async (at: NewestFirstPage["at"]) =>
          scene.read(({ costs }) =>
            costs.fetchIncidentEnds(scene.tenantId, [cleared, silent, resolved, "inc_none"], at),
          );
        const latest = { ...(await scene.here()), isLatest: true };
        expect((await ends(latest)).get(cleared)).toBe(scene.time(5));
        expect((await ends(latest)).get(resolved)).toBe(RESOLUTION.resolvedAt);
        expect((await ends(latest)).size).toBe(2);
        expect(await ends(before)).toEqual(new Map());
      });

      it("is for each tenant apart, and of the one that is locked", async () => {
        const [scene, stranger] = [openScene(), openScene()];
        expect([await exceed(scene, "a"), await exceed(stranger, "a")]).toEqual([true, true]);
        const foreign = scene.write(({ costs }) => costs.insertCostAnomaly("other", newCostAnomaly(scene, "a")));
        await expect(foreign).rejects.toMatchObject({ code: "tenant_mismatch" });
      });
    });
  });
}
