import { describe, expect, it } from "vitest";
import type { NewScene } from "../run-suite.js";
import { fetchViolation, insertRule, insertViolation, link, newFact, retireRule, signalOf, truthOf } from "./deeds.js";

/** What a violation's truth is judged by is found, all of it, and nothing of other facts. */
export function violationTruthTests(open: NewScene): void {
  describe("what a violation's truth is judged by", () => {
    it("F-095: is the fact, its incident with the signal's place, the evidence, and whether the policy was enabled", async () => {
      const scene = open();
      await insertRule(scene);
      await insertViolation(scene);
      const incidentId = await signalOf(scene, { initialSeverity: "high" });
      const [signal] = await scene.signalsOf(incidentId);
      await link(scene, incidentId);
      expect(await truthOf(scene)).toEqual({
        violation: await fetchViolation(scene),
        incidents: [{ incidentId, severity: "high", absorbedSequence: signal?.sequence }],
        evidenceEntries: [{ incidentId, contentHash: newFact(scene).contentHash }],
        policyWasEnabled: true,
        signalCostMicros: null,
      });
    });

    it("F-097: is nothing of a fact that is not there, or not there yet, or another tenant's", async () => {
      const scene = open();
      await scene.taken({ at: 0 });
      const before = await scene.here();
      await insertViolation(scene);
      expect(await truthOf(scene, "vio-")).toBeUndefined();
      expect(await truthOf(scene, "vio-1", before)).toBeUndefined();
      expect(await truthOf(open(), "vio-1", before)).toBeUndefined();
    });

    it("F-095: has no incident where there is none, and none of another fact's", async () => {
      const scene = open();
      await insertViolation(scene);
      await insertViolation(scene, { violationId: "vio-10", runId: "run-10" });
      const other = await signalOf(scene, { reference: "vio-10", violationId: "vio-10", runId: "run-10" });
      await link(scene, other, "vio-10");
      await scene.taken({ at: 1, kind: "call", reference: "vio-1", violationId: "vio-1", fingerprint: "a call" });
      await scene.taken({ at: 1, kind: "run", violationId: "vio-1", runId: "run-1", fingerprint: "a run" });
      expect(await truthOf(scene)).toMatchObject({ incidents: [], evidenceEntries: [], signalCostMicros: null });
    });

    it("F-095: has every incident that took a signal of the fact, the one created first first, each once", async () => {
      const scene = open();
      await insertViolation(scene);
      const own = await signalOf(scene, { costMicros: 3 });
      const second = await signalOf(scene, { at: 1, signalId: "second", fingerprint: "other", costMicros: 4 });
      await signalOf(scene, { at: 2, signalId: "third", fingerprint: "other" });
      const unnamed = await signalOf(scene, { at: 3, signalId: "fourth", fingerprint: "more", reference: null });
      await link(scene, own);
      const facts = await truthOf(scene);
      expect(facts?.incidents).toEqual(
        await Promise.all(
          [own, second, unnamed].map(async (incidentId) => ({
            incidentId,
            severity: (await scene.incident(incidentId)).severity,
            absorbedSequence: (await scene.signalsOf(incidentId))[0]?.sequence,
          })),
        ),
      );
      expect(facts?.signalCostMicros).toBe(7);
    });

    it("F-095: tells the evidence of the fact from that of another fact in the same incident", async () => {
      const scene = open();
      const other = { violationId: "vio-10", runId: "run-10" };
      await insertViolation(scene);
      await insertViolation(scene, other);
      const incidentId = await signalOf(scene);
      await signalOf(scene, { ...other, reference: "vio-10" });
      await link(scene, incidentId, "vio-10");
      expect(await truthOf(scene)).toMatchObject({ incidents: [{ incidentId }], evidenceEntries: [] });
      expect(await truthOf(scene, "vio-10")).toMatchObject({ evidenceEntries: [{ incidentId }] });
    });

    it("F-095: leaves out signals that say it is well again", async () => {
      const scene = open();
      await insertViolation(scene);
      const own = await signalOf(scene);
      await link(scene, own);
      await scene.record({
        at: 1,
        kind: "violation",
        reference: "vio-1",
        state: "resolved",
        signalId: "clear",
        triggerType: "policy_violation",
        costMicros: 9,
      });
      expect(await truthOf(scene)).toMatchObject({ incidents: [{ incidentId: own }], signalCostMicros: null });
    });

    it("F-095: keeps the incident of a fact whose signal was pruned, without its place", async () => {
      const scene = open();
      await insertViolation(scene);
      const incidentId = await signalOf(scene, { initialSeverity: "high" });
      await link(scene, incidentId);
      await scene.resolve(incidentId, 10);
      scene.now(20);
      await scene.write(({ signals }) => signals.pruneSignals(scene.tenantId, scene.time(15), 100));
      expect(await scene.signalsOf(incidentId)).toEqual([]);
      expect(await truthOf(scene)).toMatchObject({
        incidents: [{ incidentId, severity: "high", absorbedSequence: null }],
        evidenceEntries: [{ incidentId }],
      });
    });

    it("F-095: shows severity, incident and evidence as they were at a point", async () => {
      const scene = open();
      await insertViolation(scene);
      const bare = await scene.here();
      const incidentId = await signalOf(scene, { initialSeverity: "high" });
      const signalled = await scene.here();
      await link(scene, incidentId);
      const linked = await scene.here();
      await scene.setSeverity(incidentId, "critical", 10);
      expect(await truthOf(scene, "vio-1", bare)).toMatchObject({ incidents: [], evidenceEntries: [] });
      expect(await truthOf(scene, "vio-1", signalled)).toMatchObject({
        violation: { incidentId: null },
        incidents: [{ incidentId, severity: "high" }],
        evidenceEntries: [],
      });
      expect(await truthOf(scene, "vio-1", linked)).toMatchObject({
        violation: { incidentId },
        incidents: [{ incidentId, severity: "high" }],
        evidenceEntries: [{ incidentId }],
      });
      expect(await truthOf(scene)).toMatchObject({ incidents: [{ incidentId, severity: "critical" }] });
    });
  });

  describe("whether its policy was enabled when a violation was stored", () => {
    it.each([
      ["a rule of its id", { policyId: "no-ssn" }, true],
      ["a rule of its policy type", { policyId: "another", policyType: "no-ssn" }, true],
      ["a disabled rule", { enforcementMode: "DISABLED" }, false],
      ["a rule with a longer id", { policyId: "no-ssn-2" }, false],
    ] as const)("F-090: by %s", async (_, rule, policyWasEnabled) => {
      const scene = open();
      await insertRule(scene, rule);
      await insertViolation(scene);
      expect(await truthOf(scene)).toMatchObject({ policyWasEnabled });
    });

    it("F-090: not by a rule that was made later, or was taken back before", async () => {
      const scene = open();
      await insertRule(scene, { policyId: "over", policyType: "no-ssn" });
      await retireRule(scene, "over");
      await insertViolation(scene);
      await insertRule(scene);
      expect(await truthOf(scene)).toMatchObject({ policyWasEnabled: false });
    });

    it("F-090: by a rule that was taken back afterwards", async () => {
      const scene = open();
      await insertRule(scene);
      await insertViolation(scene);
      await retireRule(scene, "no-ssn");
      expect(await truthOf(scene)).toMatchObject({ policyWasEnabled: true });
    });

    it("is unknown where the policies are the host's, which keep no past to ask about", async () => {
      const scene = open({
        policyRules: { fetchSuppressingPolicies: async () => [], fetchPolicyEnabled: async () => true },
      });
      await insertViolation(scene);
      expect(await truthOf(scene)).toMatchObject({ policyWasEnabled: null });
    });

    it("F-097: not by another tenant's rule", async () => {
      const [scene, stranger] = [open(), open()];
      await insertRule(stranger);
      await insertViolation(scene);
      expect(await truthOf(scene)).toMatchObject({ policyWasEnabled: false });
    });
  });
}
