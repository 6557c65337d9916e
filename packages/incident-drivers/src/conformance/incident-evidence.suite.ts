import type { Incident } from "@hoc/incident-schemas";
import type { NewEvidence, ReadPoint } from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import type { OpenDriverSet } from "./driver-set.js";
import { suite } from "./run-suite.js";
import type { Scene } from "./scene.js";
import { STORABLE_TEXTS } from "./storable-texts.js";

const AT = "2026-03-14T11:59:59.123457Z";

/** What the evidence of incidents must do. */
export function incidentEvidenceSuite(name: string, open: OpenDriverSet): void {
  suite(`the evidence of incidents on ${name}`, open, (openScene) => {
    let ids = 0;
    const found = (incidentId: string, evidence: Partial<NewEvidence> = {}): NewEvidence => {
      ids += 1;
      return {
        evidenceId: `evd_${ids}`,
        incidentId,
        evidenceType: "log",
        recoveryExecuted: false,
        payload: null,
        createdAt: AT,
        ...evidence,
      };
    };
    const recovery = (incidentId: string, recoveryAction: string, recoverySucceeded?: unknown) =>
      found(incidentId, {
        evidenceType: "action",
        recoveryExecuted: true,
        payload: { recoveryAction, ...(recoverySucceeded === undefined ? {} : { recoverySucceeded }) },
      });
    const insert = (scene: Scene, ...evidence: NewEvidence[]) =>
      scene.write((ports) => ports.evidence.insertEvidence(scene.tenantId, evidence));
    const list = (scene: Scene, incidentId: string, limit = 100, at?: ReadPoint) =>
      scene.read((ports) => ports.evidence.listEvidence(scene.tenantId, incidentId, limit, at));
    const history = (scene: Scene, incident: Incident, limit = 100, at?: ReadPoint) =>
      scene.read((ports) => ports.evidence.fetchRecoveryHistory(scene.tenantId, incident, limit, at));

    describe("storing and listing", () => {
      it("gives what was stored, in the order it was recorded", async () => {
        const scene = openScene();
        const [one, other] = [await scene.taken({ at: 0 }), await scene.taken({ at: 0, fingerprint: "other" })];
        const { sequence } = await scene.here();
        const all = [
          found(one, { evidenceType: "metric", payload: { cpu: 0.7, nul: "\u0000", texts: STORABLE_TEXTS } }),
          found(other),
          found(one, { evidenceType: "trace", createdAt: scene.time(-9) }),
        ];
        const stored = await insert(scene, ...all);
        const { asOf: recordedAt } = await scene.here();
        expect(stored).toEqual(all.map((each, index) => ({ ...each, recordedAt, sequence: sequence + 1 + index })));
        expect(await list(scene, one)).toEqual([stored[0], stored[2]]);
        expect(await list(scene, one, 1)).toEqual([stored[0]]);
        expect(await list(scene, other)).toEqual([stored[1]]);
        expect(await list(scene, "inc_unknown")).toEqual([]);
        expect(await insert(scene)).toEqual([]);
        expect((await scene.here()).sequence).toBe(sequence + 3);
      });

      it("shows what was recorded by a point, and nothing later", async () => {
        const scene = openScene();
        const id = await scene.taken({ at: 0 });
        const [first] = await insert(scene, found(id));
        const at = await scene.here();
        await insert(scene, found(id));
        expect(await list(scene, id, 9, at)).toEqual([first]);
      });

      it("F-135: shows, takes and changes nothing of another tenant", async () => {
        const [scene, stranger] = [openScene(), openScene()];
        const id = await scene.taken({ at: 0 });
        await insert(scene, found(id));
        expect(await list(stranger, id)).toEqual([]);
        await expect(insert(stranger, found(id))).rejects.toMatchObject({ code: "23503" });
        await expect(
          stranger.write(({ evidence }) => evidence.insertEvidence(scene.tenantId, [found(id)])),
        ).rejects.toMatchObject({ code: "tenant_mismatch" });
      });
    });

    describe("what was done to recover before", () => {
      /** Incidents of one signature at the given seconds, each over before the next one. */
      async function incidentsAt(scene: Scene, ...seconds: number[]): Promise<Incident[]> {
        const incidents = [];
        for (const at of seconds) {
          const id = await scene.taken({ at, errorCode: "TIMEOUT" });
          incidents.push(await scene.incident(id));
          await scene.resolve(id, at + 1);
        }
        return incidents;
      }

      it("is given of earlier incidents of the signature, the last done first, with whether it helped", async () => {
        const scene = openScene();
        const [first, second, third] = (await incidentsAt(scene, 0, 5_000, 10_000)) as [Incident, Incident, Incident];
        const stranger = await scene.taken({ at: 0, errorCode: "OTHER", fingerprint: "other" });
        await insert(scene, recovery(second.id, "circuit_breaker", true), recovery(first.id, "notify_ops", false));
        await insert(scene, recovery(first.id, "fallback_model"), recovery(first.id, "retry_exponential", "true"));
        await insert(scene, recovery(third.id, "own", true), recovery(stranger, "other", true));
        await insert(scene, found(first.id, { payload: { recoveryAction: "only_told", recoverySucceeded: true } }));
        await insert(scene, found(first.id, { recoveryExecuted: true, payload: { other: 1 } }));
        await insert(scene, found(first.id, { recoveryExecuted: true }));
        const all = [
          { action: "retry_exponential", succeeded: false },
          { action: "fallback_model", succeeded: false },
          { action: "notify_ops", succeeded: false },
          { action: "circuit_breaker", succeeded: true },
        ];
        expect(await history(scene, third)).toEqual(all);
        expect(await history(scene, second)).toEqual(all.slice(0, 3));
        expect(await history(scene, first)).toEqual([]);
      });

      it("is given once at most as often as asked for, and as it was known at a point", async () => {
        const scene = openScene();
        const [first, second] = (await incidentsAt(scene, 0, 5_000)) as [Incident, Incident];
        await insert(scene, recovery(first.id, "notify_ops", true));
        const at = await scene.here();
        await insert(scene, recovery(first.id, "fallback_model", true));
        expect(await history(scene, second, 1)).toEqual([{ action: "fallback_model", succeeded: true }]);
        expect(await history(scene, second, 9, at)).toEqual([{ action: "notify_ops", succeeded: true }]);
      });

      it("is not given of incidents created at the same instant, or signed by another version", async () => {
        const scene = openScene();
        const [first, second] = (await incidentsAt(scene, 0, 5_000)) as [Incident, Incident];
        await insert(scene, recovery(first.id, "notify_ops", true));
        expect(await history(scene, { ...second, createdAt: first.createdAt })).toEqual([]);
        expect(await history(scene, { ...second, signatureVersion: "v0" })).toEqual([]);
        expect(await history(scene, { ...second, recurrenceSignature: `${first.recurrenceSignature}x` })).toEqual([]);
      });

      it("is given though the evidence holds texts that PostgreSQL cannot unpack", async () => {
        const scene = openScene();
        const [first, second] = (await incidentsAt(scene, 0, 5_000)) as [Incident, Incident];
        await insert(scene, {
          ...recovery(first.id, "notify_ops"),
          payload: { log: "\u0000 \ud800", recoveryAction: "notify_ops", recoverySucceeded: true },
        });
        expect(await history(scene, second)).toEqual([{ action: "notify_ops", succeeded: true }]);
      });

      it("F-135: is not given of another tenant", async () => {
        const [scene, stranger] = [openScene(), openScene()];
        const [first, second] = (await incidentsAt(scene, 0, 5_000)) as [Incident, Incident];
        await insert(scene, recovery(first.id, "notify_ops", true));
        expect(await history(stranger, second)).toEqual([]);
      });
    });
  });
}
