import type { CostAnomalyFilters } from "@hoc/incident-schemas";
import type { NewCostAnomaly, NewCostRecord, NewestFirstPage } from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import type { OpenDriverSet } from "./driver-set.js";
import { DIGESTS, newCostAnomaly, newCostRecord } from "./failure-facts.js";
import { suite } from "./run-suite.js";
import type { Scene } from "./scene.js";
import { STORABLE_TEXTS } from "./storable-texts.js";

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

      it("is for each tenant apart, and of the one that is locked", async () => {
        const [scene, stranger] = [openScene(), openScene()];
        expect([await exceed(scene, "a"), await exceed(stranger, "a")]).toEqual([true, true]);
        const foreign = scene.write(({ costs }) => costs.insertCostAnomaly("other", newCostAnomaly(scene, "a")));
        await expect(foreign).rejects.toMatchObject({ code: "tenant_mismatch" });
      });
    });
  });
}
