import type { NewExport } from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import type { OpenDriverSet } from "./driver-set.js";
import { suite } from "./run-suite.js";
import type { Scene } from "./scene.js";
import { STORABLE_TEXTS } from "./storable-texts.js";

const LATEST = { asOf: "2026-03-14T13:00:00.000000Z", sequence: 1_000_000, isLatest: true };

/** An export of an incident as it is about to be noted. */
function newExport(incidentId: string, wish: Partial<NewExport> = {}): NewExport {
  return {
    exportId: "exp_1",
    bundleId: `EVD-${"a1".repeat(13)}`,
    incidentId,
    bundleType: "evidence",
    format: "json",
    contentDigest: "0a".repeat(32),
    hashVersion: "RFC8785-SHA256",
    fileName: "inc_1_evidence_2026-03-14.json",
    fileSha256: "0b".repeat(32),
    fileBytes: 9_600,
    keyId: `sha256:${"0c".repeat(32)}`,
    params: { asOf: "2026-03-14T12:00:00.000001Z", period: null, includeRawSteps: true },
    exportedBy: { type: "HUMAN", id: "ann" },
    exportReason: null,
    preparedFor: null,
    supersedesExportId: null,
    createdAt: "2026-03-14T12:00:01.000001Z",
    ...wish,
  };
}

/** What the ledger of exports must do. */
export function exportLedgerSuite(name: string, open: OpenDriverSet): void {
  suite(`the export ledger on ${name}`, open, (openScene) => {
    const note = (scene: Scene, incidentId: string, wish: Partial<NewExport> = {}) =>
      scene.write(({ exports }) => exports.insertExport(scene.tenantId, newExport(incidentId, wish)));
    const fetch = (scene: Scene, exportId = "exp_1") =>
      scene.read(({ exports }) => exports.fetchExport(scene.tenantId, exportId));
    const list = async (scene: Scene, page: { limit?: number; beforeSequence?: number } = {}, filters = {}) =>
      scene.read(({ exports }) => exports.listExports(scene.tenantId, { filters, limit: 100, at: LATEST, ...page }));

    describe("noting", () => {
      it("F-072: keeps what left the house, for whom and why, with its place in the tenant's sequence", async () => {
        const scene = openScene();
        const incidentId = await scene.taken({ at: 0 });
        const said = { exportReason: "the yearly audit", preparedFor: "Auditors & Co" };
        scene.now(9);
        await note(scene, incidentId, said);
        expect(await fetch(scene)).toEqual({
          ...newExport(incidentId, said),
          recordedAt: scene.time(9),
          sequence: expect.any(Number),
        });
        expect(await list(scene)).toEqual([await fetch(scene)]);
      });

      it.each(STORABLE_TEXTS)("keeps %j as it is", async (text) => {
        const scene = openScene();
        const incidentId = await scene.taken({ at: 0 });
        const said = { exportReason: text, preparedFor: text, fileName: text, params: { preparedFor: text } };
        await note(scene, incidentId, said);
        expect(await fetch(scene)).toMatchObject(said);
      });

      it("goes with the transaction that it is in, and is of the tenant that is locked", async () => {
        const scene = openScene();
        const incidentId = await scene.taken({ at: 0 });
        const failed = scene.write(async ({ exports }) => {
          await exports.insertExport(scene.tenantId, newExport(incidentId));
          throw new Error("refused");
        });
        await expect(failed).rejects.toThrow("refused");
        expect(await list(scene)).toEqual([]);
        const foreign = scene.write(({ exports }) => exports.insertExport("other", newExport(incidentId)));
        await expect(foreign).rejects.toMatchObject({ code: "tenant_mismatch" });
      });

      it("takes only incidents and earlier exports that the tenant has, and every id once", async () => {
        const scene = openScene();
        const incidentId = await scene.taken({ at: 0 });
        await note(scene, incidentId);
        await expect(note(scene, incidentId)).rejects.toThrow();
        await expect(note(scene, "inc_other", { exportId: "exp_2" })).rejects.toThrow();
        await expect(
          note(scene, incidentId, { exportId: "exp_3", supersedesExportId: "exp_of_nobody" }),
        ).rejects.toThrow();
        await note(scene, incidentId, { exportId: "exp_4", supersedesExportId: "exp_1" });
        expect((await list(scene)).map(({ exportId }) => exportId)).toEqual(["exp_4", "exp_1"]);
      });
    });

    describe("reading", () => {
      it("lists the one noted last first, narrowed and by pages", async () => {
        const scene = openScene();
        const [one, two] = [await scene.taken({ at: 0 }), await scene.taken({ at: 1, fingerprint: "two" })];
        await note(scene, one, { exportId: "a" });
        await note(scene, two, { exportId: "b" });
        await note(scene, one, { exportId: "c", bundleType: "soc2" });
        const ids = async (...asked: Parameters<typeof list> extends [Scene, ...infer Rest] ? Rest : never) =>
          (await list(scene, ...asked)).map(({ exportId }) => exportId);
        expect(await ids()).toEqual(["c", "b", "a"]);
        expect(await ids({}, { incidentId: one })).toEqual(["c", "a"]);
        expect(await ids({}, { incidentId: one, bundleType: "evidence" })).toEqual(["a"]);
        const [last] = await list(scene, { limit: 1 });
        expect(last?.exportId).toBe("c");
        expect(await ids({ beforeSequence: last?.sequence ?? 0, limit: 1 })).toEqual(["b"]);
      });

      it("shows what was noted by a point, and nothing later", async () => {
        const scene = openScene();
        const incidentId = await scene.taken({ at: 0 });
        await note(scene, incidentId);
        const at = await scene.here();
        await note(scene, incidentId, { exportId: "exp_2" });
        const [shown, later] = await scene.read(({ exports }) =>
          Promise.all([
            exports.listExports(scene.tenantId, { filters: {}, limit: 9, at }),
            exports.fetchExport(scene.tenantId, "exp_2", at),
          ]),
        );
        expect([shown.map(({ exportId }) => exportId), later]).toEqual([["exp_1"], undefined]);
      });

      it("F-063: shows nothing of another tenant", async () => {
        const [scene, stranger] = [openScene(), openScene()];
        await note(scene, await scene.taken({ at: 0 }));
        expect([await fetch(stranger), await list(stranger)]).toEqual([undefined, []]);
      });
    });
  });
}
