import type { PolicyViolationDriver, ReadPoint } from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import type { NewScene } from "../run-suite.js";
import type { Scene } from "../scene.js";
import { fetchViolation, insertRule, insertViolation, link, signalOf, truthOf } from "./deeds.js";

/** What rules kept from becoming incidents can be read. */
export function preventionTests(open: NewScene): void {
  const list = async (scene: Scene, query: Partial<Parameters<PolicyViolationDriver["listPreventions"]>[1]> = {}) => {
    const at: ReadPoint = query.at ?? { ...(await scene.here()), isLatest: true };
    return scene.read(({ policyViolations }) =>
      policyViolations.listPreventions(scene.tenantId, { filters: {}, limit: 100, ...query, at }),
    );
  };
  const suppress = (scene: Scene, errorCode: string, policyId = "no-ssn") =>
    insertRule(scene, { policyId, suppression: { errorCodes: [errorCode], maxSeverity: "high" } });

  describe("what was prevented", () => {
    it("F-025: is kept with the rule, the signal, the run and the violation, each by its own name", async () => {
      const scene = open();
      await suppress(scene, "TIMEOUT");
      const { preventionId } = await scene.recordOne({
        at: 100,
        signalId: "once",
        errorCode: "TIMEOUT",
        runId: "run-1",
        violationId: "vio-1",
      });
      const record = await scene.write(({ policyViolations }) =>
        policyViolations.fetchPreventionOfSignal(scene.tenantId, "once"),
      );
      expect(record).toMatchObject({
        preventionId,
        tenantId: scene.tenantId,
        policyId: "no-ssn",
        patternId: "TIMEOUT",
        signalId: "once",
        originalIncidentId: null,
        runId: "run-1",
        violationId: "vio-1",
        outcome: "prevented",
        signatureMatchConfidence: 1,
        policyAgeSeconds: 100,
        isSimulated: false,
        isSynthetic: false,
        syntheticScenarioId: null,
      });
      expect(await list(scene)).toEqual([record]);
    });

    it("F-025: is found by its signal within its tenant alone", async () => {
      const [scene, stranger] = [open(), open()];
      await suppress(scene, "TIMEOUT");
      await scene.recordOne({ at: 1, signalId: "s-1", errorCode: "TIMEOUT" });
      for (const [of, signalId] of [
        [scene, "s-10"],
        [scene, "s-"],
        [stranger, "s-1"],
      ] as const)
        expect(
          await of.write(({ policyViolations }) => policyViolations.fetchPreventionOfSignal(of.tenantId, signalId)),
        ).toBeUndefined();
      expect(await list(stranger, { at: await scene.here() })).toEqual([]);
    });

    it("is listed last first, in pages, told apart, and as it was at a point", async () => {
      const scene = open();
      await suppress(scene, "A", "rule-a");
      await suppress(scene, "B", "rule-b");
      await scene.recordOne({ at: 1, signalId: "s1", errorCode: "A", runId: "run-1" });
      await scene.recordOne({ at: 2, signalId: "s2", errorCode: "B", runId: "run-1" });
      const at = await scene.here();
      await scene.recordOne({ at: 3, signalId: "s3", errorCode: "A", runId: "run-10" });
      const ids = async (query: Parameters<typeof list>[1]) =>
        (await list(scene, query)).map(({ signalId }) => signalId);
      const all = await list(scene);
      expect(all.map(({ signalId }) => signalId)).toEqual(["s3", "s2", "s1"]);
      expect(await ids({ limit: 1, beforeSequence: all[0]?.sequence })).toEqual(["s2"]);
      expect(await ids({ filters: { policyId: "rule-a" } })).toEqual(["s3", "s1"]);
      expect(await ids({ filters: { runId: "run-1" } })).toEqual(["s2", "s1"]);
      expect(await ids({ filters: { runId: "run-1", policyId: "rule-a" } })).toEqual(["s1"]);
      expect(await ids({ at })).toEqual(["s2", "s1"]);
    });

    it("F-093: is a record apart from the violation and leaves the fact itself as it was", async () => {
      const scene = open();
      await suppress(scene, "PII");
      await insertViolation(scene);
      const stored = await fetchViolation(scene);
      const before = await scene.here();
      const violation = { kind: "violation", reference: "vio-1", violationId: "vio-1" } as const;
      const { preventionId } = await scene.recordOne({ at: 1, errorCode: "PII", costMicros: 5, ...violation });
      await scene.recordOne({ at: 2, errorCode: "PII", ...violation, kind: "call" });
      expect(await fetchViolation(scene)).toEqual({ ...stored, preventionId });
      expect(await fetchViolation(scene, "vio-1", before)).toEqual(stored);
      expect(await truthOf(scene)).toMatchObject({
        violation: { preventionId },
        incidents: [],
        signalCostMicros: 5,
      });
      expect(await truthOf(scene, "vio-1", before)).toMatchObject({ violation: { preventionId: null } });
    });

    it("is not told of a violation by what was recorded before it, or names it though it has its incident", async () => {
      const scene = open();
      await suppress(scene, "PII");
      await scene.recordOne({ at: 1, errorCode: "PII", violationId: "vio-1" });
      await insertViolation(scene);
      expect(await fetchViolation(scene)).toMatchObject({ preventionId: null });
      const incidentId = await signalOf(scene);
      await link(scene, incidentId);
      await scene.recordOne({ at: 2, errorCode: "PII", violationId: "vio-1" });
      expect(await fetchViolation(scene)).toMatchObject({ incidentId, preventionId: null });
    });
  });
}
