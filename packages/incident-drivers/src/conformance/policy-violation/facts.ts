import type { PolicyViolationDriver, ReadPoint } from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import { DIGESTS } from "../failure-facts.js";
import type { NewScene } from "../run-suite.js";
import type { Scene } from "../scene.js";
import { STORABLE_TEXTS } from "../storable-texts.js";
import { expectUnbrokenChain } from "../timeline-chain.js";
import { AT, fetchByKey, fetchViolation, insertRule, insertViolation, KEY, link, newFact, signalOf } from "./deeds.js";

/** Violations are facts of their own, each with its evidence and one incident at most. */
export function violationFactTests(open: NewScene): void {
  const list = async (scene: Scene, query: Partial<Parameters<PolicyViolationDriver["listViolations"]>[1]> = {}) => {
    const at: ReadPoint = query.at ?? { ...(await scene.here()), isLatest: true };
    return scene.read(({ policyViolations }) =>
      policyViolations.listViolations(scene.tenantId, { filters: {}, limit: 100, ...query, at }),
    );
  };

  describe("storing violations", () => {
    it("F-092: keeps severity, reason, value, threshold and type of the fact, and its evidence", async () => {
      const scene = open();
      scene.now(7.000001);
      const said = {
        evaluatedValue: "0.97",
        thresholdCondition: "> 0.5",
        agentId: "agent-1",
        stepIndex: 3,
        isSynthetic: true,
        syntheticScenarioId: "scenario",
        evidence: { nul: "\u0000", texts: STORABLE_TEXTS, number: 1.5, deep: [{ a: null }] },
      };
      expect(await insertViolation(scene, said)).toBe(true);
      const stored = await fetchViolation(scene);
      expect(stored).toEqual({
        ...newFact(scene, said),
        tenantId: scene.tenantId,
        incidentId: null,
        preventionId: null,
        recordedAt: scene.time(7.000001),
        sequence: 1,
      });
      const { contentDigest: _, ...shown } = stored ?? {};
      expect(await list(scene)).toEqual([shown]);
    });

    it("F-092: keeps any text as it is", async () => {
      const scene = open();
      for (const [index, text] of STORABLE_TEXTS.entries()) {
        const said = { violationId: `vio-${index}`, reason: text, violatedRule: text, policyType: text };
        expect(await insertViolation(scene, said)).toBe(true);
        expect(await fetchViolation(scene, said.violationId)).toMatchObject(said);
      }
    });

    it("F-088: is one fact per run, policy and rule, each compared exactly", async () => {
      const scene = open();
      await insertViolation(scene);
      expect(
        await insertViolation(scene, { violationId: "vio-2", reason: "Again.", contentDigest: DIGESTS.second }),
      ).toBe(false);
      expect(await insertViolation(scene, { runId: "run-2" })).toBe(false);
      const others = [
        { runId: "run-10" },
        { runId: "run_1" },
        { runId: "%" },
        { policyId: "NO-SSN" },
        { violatedRule: "PII_SSN2" },
        { violatedRule: "PII%SSN" },
      ];
      for (const [index, key] of others.entries())
        expect(await insertViolation(scene, { ...key, violationId: `other-${index}` })).toBe(true);
      expect(await fetchByKey(scene, KEY)).toEqual(await fetchViolation(scene));
      for (const [index, key] of others.entries())
        expect(await fetchByKey(scene, { ...KEY, ...key })).toMatchObject({ violationId: `other-${index}` });
      expect(await fetchByKey(scene, { ...KEY, runId: "run" })).toBeUndefined();
    });

    it("F-088: leaves nothing when it is said again, no number of the sequence either", async () => {
      const scene = open();
      await insertViolation(scene);
      await insertViolation(scene);
      await insertViolation(scene, { violationId: "vio-2" });
      expect((await scene.here()).sequence).toBe(1);
      expect(await fetchViolation(scene, "vio-2")).toBeUndefined();
    });

    it("F-097: finds a violation by its id within its tenant alone", async () => {
      const [scene, stranger] = [open(), open()];
      await insertViolation(scene);
      const exists = (of: Scene, violationId: string) =>
        of.write(({ policyViolations }) => policyViolations.fetchViolationExists(of.tenantId, violationId));
      expect(await exists(scene, "vio-1")).toBe(true);
      expect(await exists(scene, "vio-")).toBe(false);
      expect(await exists(stranger, "vio-1")).toBe(false);
      expect(await fetchViolation(stranger)).toBeUndefined();
      expect(await fetchByKey(stranger, KEY)).toBeUndefined();
      expect(await insertViolation(stranger)).toBe(true);
      await expect(
        stranger.write(({ policyViolations }) =>
          policyViolations.insertViolationRecord(scene.tenantId, newFact(scene)),
        ),
      ).rejects.toMatchObject({ code: "tenant_mismatch" });
    });

    it("F-090: asks the rules in force whether a policy is enabled", async () => {
      const scene = open();
      await insertRule(scene, { policyType: "PII" });
      await insertRule(scene, { policyId: "off", enforcementMode: "DISABLED" });
      const isEnabled = (policyId: string) =>
        scene.write(({ policyViolations }) => policyViolations.fetchPolicyEnabled(scene.tenantId, policyId));
      for (const policyId of ["no-ssn", "PII"]) expect(await isEnabled(policyId)).toBe(true);
      for (const policyId of ["off", "PI"]) expect(await isEnabled(policyId)).toBe(false);
    });
  });

  describe("linking a violation with its incident", () => {
    it("F-091: tells the timeline of the evidence, stores it as evidence, and shows the incident of the fact", async () => {
      const scene = open();
      await insertViolation(scene);
      const incidentId = await signalOf(scene);
      const before = await scene.here();
      await link(scene, incidentId);
      const { asOf: recordedAt, sequence } = before;
      const timeline = await scene.timeline(incidentId);
      expectUnbrokenChain(scene.tenantId, incidentId, timeline);
      const { contentHash } = newFact(scene);
      expect(timeline.at(-1)).toMatchObject({
        eventType: "evidence_captured",
        description: "Evidence of a broken policy was stored.",
        data: { violationId: "vio-1", contentHash, evidenceId: "evd-vio-1", isImmutable: true },
        actor: { type: "HUMAN", id: "ann" },
        createdAt: AT,
        sequence: sequence + 2,
      });
      const evidence = await scene.read((ports) => ports.evidence.listEvidence(scene.tenantId, incidentId, 9));
      expect(evidence).toMatchObject([
        {
          evidenceId: "evd-vio-1",
          evidenceType: "log",
          recoveryExecuted: false,
          payload: { violationId: "vio-1", contentHash },
          createdAt: AT,
        },
      ]);
      expect(await fetchViolation(scene)).toMatchObject({ incidentId, preventionId: null, sequence: 1 });
      expect(await fetchByKey(scene, KEY)).toMatchObject({ incidentId });
      expect(await fetchViolation(scene, "vio-1", before)).toMatchObject({ incidentId: null });
      expect((await scene.here()).asOf > recordedAt).toBe(true);
    });

    it("F-088: refuses a second incident, for ever, and leaves nothing of it", async () => {
      const scene = open();
      await insertViolation(scene);
      const [one, other] = [await signalOf(scene), await signalOf(scene, { signalId: "o", fingerprint: "other" })];
      await link(scene, one);
      for (const incidentId of [other, one])
        await expect(link(scene, incidentId)).rejects.toMatchObject({
          code: "23505",
          constraint: "violation_incidents_pkey",
        });
      expect(await fetchViolation(scene)).toMatchObject({ incidentId: one });
      expect((await scene.timeline(other)).map(({ eventType }) => eventType)).toEqual(["incident_created"]);
    });

    it("F-091: refuses a fact that is not stored, and an incident that is not there", async () => {
      const scene = open();
      const incidentId = await signalOf(scene);
      await expect(link(scene, incidentId)).rejects.toMatchObject({ code: "23503" });
      await insertViolation(scene);
      await expect(link(scene, "inc_unknown")).rejects.toMatchObject({ code: "23503" });
      const stranger = open();
      await insertViolation(stranger);
      await expect(link(stranger, incidentId)).rejects.toMatchObject({ code: "23503" });
    });
  });

  describe("listing violations", () => {
    it("gives the last one first, in pages, and tells them apart", async () => {
      const scene = open();
      const facts = [
        {},
        { violationId: "vio-2", runId: "run-2" },
        { violationId: "vio-3", policyId: "other" },
        { violationId: "vio-4", runId: "run-10", policyId: "other" },
      ];
      for (const fact of facts) await insertViolation(scene, fact);
      const incidentId = await signalOf(scene);
      for (const violationId of ["vio-1", "vio-3"]) await link(scene, incidentId, violationId);
      const ids = async (query: Parameters<typeof list>[1]) =>
        (await list(scene, query)).map(({ violationId }) => violationId);
      expect(await ids({})).toEqual(["vio-4", "vio-3", "vio-2", "vio-1"]);
      expect(await ids({ limit: 2 })).toEqual(["vio-4", "vio-3"]);
      expect(await ids({ beforeSequence: 3 })).toEqual(["vio-2", "vio-1"]);
      expect(await ids({ filters: { runId: "run-1" } })).toEqual(["vio-3", "vio-1"]);
      expect(await ids({ filters: { policyId: "other" } })).toEqual(["vio-4", "vio-3"]);
      expect(await ids({ filters: { incidentId } })).toEqual(["vio-3", "vio-1"]);
      expect(await ids({ filters: { incidentId, policyId: "other", runId: "run-1" } })).toEqual(["vio-3"]);
      expect(await ids({ filters: { incidentId: "inc_unknown" } })).toEqual([]);
      expect(await list(open(), { at: await scene.here() })).toEqual([]);
    });

    it("shows what was recorded and linked by a point, and nothing later", async () => {
      const scene = open();
      await insertViolation(scene);
      const incidentId = await signalOf(scene);
      const at = await scene.here();
      await link(scene, incidentId);
      await insertViolation(scene, { violationId: "vio-2", runId: "run-2" });
      expect(await list(scene, { at })).toMatchObject([{ violationId: "vio-1", incidentId: null }]);
      expect(await list(scene, { at, filters: { incidentId } })).toEqual([]);
      expect(await fetchViolation(scene, "vio-2", at)).toBeUndefined();
    });
  });
}
