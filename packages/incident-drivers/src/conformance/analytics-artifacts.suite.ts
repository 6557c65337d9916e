import type { ArtifactDraft } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import type { OpenDriverSet } from "./driver-set.js";
import { suite } from "./run-suite.js";
import type { Scene } from "./scene.js";
import { STORABLE_TEXTS } from "./storable-texts.js";

const DRAFT: ArtifactDraft = {
  datasetId: "daily-costs",
  datasetVersion: "v1",
  inputWindowHash: "0a".repeat(32),
  asOf: "2026-03-14T11:59:59.123457Z",
  computeCodeVersion: "1.4.0",
};

/** What the artifacts of analytics must do. */
export function analyticsArtifactsSuite(name: string, open: OpenDriverSet): void {
  suite(`the analytics artifacts on ${name}`, open, (openScene) => {
    const save = (scene: Scene, draft: Partial<ArtifactDraft> = {}) =>
      scene.write(({ artifacts }) => artifacts.saveArtifact(scene.tenantId, { ...DRAFT, ...draft }));
    const list = (scene: Scene, limit = 100) =>
      scene.read(({ artifacts }) => artifacts.listArtifacts(scene.tenantId, limit));

    describe("saving", () => {
      it("stores what was said, to the microsecond, and gives it", async () => {
        const scene = openScene();
        scene.now(7.000001);
        const { artifact, recorded } = await save(scene);
        expect(recorded).toBe(true);
        expect(artifact).toEqual({
          ...DRAFT,
          id: expect.stringMatching(/^art_[0-9a-f-]{36}$/),
          tenantId: scene.tenantId,
          createdAt: scene.time(7.000001),
          recordedAt: scene.time(7.000001),
          sequence: 1,
        });
        expect(await list(scene)).toEqual([artifact]);
      });

      it("F-123: never overwrites: the same version gives the stored artifact, whatever is said", async () => {
        const scene = openScene();
        const { artifact } = await save(scene);
        for (const draft of [
          {},
          { inputWindowHash: "0b".repeat(32) },
          { asOf: scene.time(1) },
          { computeCodeVersion: "2.0.0" },
        ])
          expect(await save(scene, draft)).toEqual({ artifact, recorded: false });
        expect(await list(scene)).toEqual([artifact]);
      });

      it("F-123: again leaves nothing, no number of the tenant's sequence either", async () => {
        const scene = openScene();
        await save(scene);
        await save(scene);
        const { artifact } = await save(scene, { datasetVersion: "v2" });
        expect(artifact).toMatchObject({ sequence: 2, recordedAt: scene.time(0.000001) });
      });

      it("is for each tenant, data set and version apart", async () => {
        const [scene, stranger] = [openScene(), openScene()];
        await save(scene);
        for (const [of, draft] of [
          [stranger, {}],
          [scene, { datasetId: "Daily-costs" }],
          [scene, { datasetVersion: "v1 " }],
        ] as const)
          expect(await save(of, draft)).toMatchObject({ recorded: true, artifact: draft });
        expect([(await list(scene)).length, (await list(stranger)).length]).toEqual([3, 1]);
      });

      it.each(STORABLE_TEXTS)("keeps %j as it is", async (text) => {
        const scene = openScene();
        const said = { datasetId: text, datasetVersion: text, computeCodeVersion: text };
        const { artifact } = await save(scene, said);
        expect(artifact).toMatchObject(said);
        expect(await list(scene)).toEqual([artifact]);
      });

      it("comes and goes with the transaction that it is in", async () => {
        const scene = openScene();
        const failed = scene.write(async ({ artifacts }) => {
          await artifacts.saveArtifact(scene.tenantId, DRAFT);
          throw new Error("refused");
        });
        await expect(failed).rejects.toThrow("refused");
        expect(await list(scene)).toEqual([]);
        expect(await save(scene)).toMatchObject({ recorded: true });
      });

      it("is of the tenant that is locked", async () => {
        const scene = openScene();
        const foreign = scene.write(({ artifacts }) => artifacts.saveArtifact("other", DRAFT));
        await expect(foreign).rejects.toMatchObject({ code: "tenant_mismatch" });
      });
    });

    describe("reading", () => {
      it("F-125: is newest first in a total order, also of what one transaction stored, and no more than asked for", async () => {
        const scene = openScene();
        const versions = ["v3", "v1", "v2"];
        await scene.write(async ({ artifacts }) => {
          for (const datasetVersion of versions)
            await artifacts.saveArtifact(scene.tenantId, { ...DRAFT, datasetVersion });
        });
        await save(scene, { datasetVersion: "v0", asOf: "2000-01-01T00:00:00.000000Z" });
        const stored = await list(scene);
        expect(stored.map(({ datasetVersion }) => datasetVersion)).toEqual(["v0", "v2", "v1", "v3"]);
        expect(new Set(stored.slice(1).map(({ recordedAt }) => recordedAt)).size).toBe(1);
        for (const limit of [1, 3]) expect(await list(scene, limit)).toEqual(stored.slice(0, limit));
      });

      it("gives the versions of a data set, or the one that is named", async () => {
        const scene = openScene();
        for (const [datasetId, datasetVersion] of [
          ["a", "v1"],
          ["b", "v1"],
          ["a", "v2"],
          ["a", "v3"],
        ] as const)
          await save(scene, { datasetId, datasetVersion });
        const versions = async (wanted: { datasetId: string; datasetVersion?: string; limit?: number }) => {
          const found = await scene.read(({ artifacts }) =>
            artifacts.getArtifact(scene.tenantId, { limit: 100, ...wanted }),
          );
          return found.map(({ datasetId, datasetVersion }) => `${datasetId} ${datasetVersion}`);
        };
        expect(await versions({ datasetId: "a" })).toEqual(["a v3", "a v2", "a v1"]);
        expect(await versions({ datasetId: "a", limit: 2 })).toEqual(["a v3", "a v2"]);
        expect(await versions({ datasetId: "a", datasetVersion: "v2" })).toEqual(["a v2"]);
        expect(await versions({ datasetId: "a", datasetVersion: "v4" })).toEqual([]);
        expect(await versions({ datasetId: "c" })).toEqual([]);
      });

      it("shows what was recorded by a point, and nothing later", async () => {
        const scene = openScene();
        const { datasetId } = DRAFT;
        const { artifact: first } = await save(scene);
        await save(scene, { datasetVersion: "v2" });
        const at = { asOf: first.recordedAt, sequence: first.sequence, isLatest: false };
        expect(await scene.read(({ artifacts }) => artifacts.listArtifacts(scene.tenantId, 9, at))).toEqual([first]);
        expect(
          await scene.read(({ artifacts }) => artifacts.getArtifact(scene.tenantId, { datasetId, limit: 9, at })),
        ).toEqual([first]);
      });

      it("shows nothing of another tenant", async () => {
        const [scene, stranger] = [openScene(), openScene()];
        await save(scene);
        const { datasetId } = DRAFT;
        expect(await list(stranger)).toEqual([]);
        expect(
          await stranger.read(({ artifacts }) => artifacts.getArtifact(stranger.tenantId, { datasetId, limit: 9 })),
        ).toEqual([]);
      });
    });
  });
}
