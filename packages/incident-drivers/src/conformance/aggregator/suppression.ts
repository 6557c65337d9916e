import type { Suppression } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import type { NewScene } from "../run-suite.js";
import type { Scene } from "../scene.js";

/** What a rule covers opens nothing, and leaves its record. */
export function suppressionTests(open: NewScene): void {
  describe("suppression", () => {
    it("stores what a rule covers without an incident, with one record and one event each", async () => {
      const scene = open();
      await ruleOf(scene, { errorCodes: ["X"] });
      const results = await scene.record(
        { at: 10, errorCode: "X" },
        { at: 11, errorCode: "Y" },
        { at: 12, errorCode: "X" },
      );
      expect(results.map(({ outcome }) => outcome)).toEqual(["suppressed", "opened", "suppressed"]);
      expect(results.map(({ preventionId }) => /^prev_[0-9a-f]{16}$/.test(preventionId ?? ""))).toEqual([
        true,
        false,
        true,
      ]);
      expect(await scene.incidents()).toHaveLength(1);
      const stored = await preventionsOf(scene);
      expect(stored.map(({ preventionId }) => preventionId)).toEqual(
        [results[2], results[0]].map((one) => one?.preventionId),
      );
      const events = await scene.newEvents();
      expect(events.filter(({ eventType }) => eventType === "incidents.IncidentSuppressed")).toMatchObject([
        { preventionId: results[0]?.preventionId, policyId: "pol_1", errorCode: "X", actorType: "system" },
        { preventionId: results[2]?.preventionId },
      ]);
    });

    it("what was suppressed stays so when it is sent again after the rule has expired, or was taken back", async () => {
      const scene = open();
      await ruleOf(scene, { errorCodes: ["X"], expiresAt: scene.time(100) });
      const [first] = await scene.record({ at: 10, errorCode: "X", signalId: "once" });
      expect(first?.outcome).toBe("suppressed");
      const again = await scene.recordOne({ at: 10, receivedAt: 200, errorCode: "X", signalId: "once" });
      const { preventionId } = first ?? {};
      expect(again).toEqual({ signalId: "once", outcome: "duplicate", incidentId: null, preventionId });
      expect(await scene.recordOne({ at: 200, errorCode: "X" })).toMatchObject({ outcome: "opened" });
      expect(await preventionsOf(scene)).toHaveLength(1);
    });

    it("what was suppressed is not pruned, so that it stays so", async () => {
      const scene = open();
      await ruleOf(scene, { errorCodes: ["X"] });
      await scene.record({ at: 0, errorCode: "X", signalId: "kept" });
      await scene.record({ at: 0, signalId: "noted", state: "resolved" });
      const pruned = await scene.write(({ signals }) => signals.pruneSignals(scene.tenantId, scene.time(1_000), 10));
      expect(pruned).toBe(1);
      expect(await scene.recordOne({ at: 2_000, errorCode: "X", signalId: "kept" })).toMatchObject({
        outcome: "duplicate",
      });
    });

    it("leaves alone an incident that is open, and its counts", async () => {
      const scene = open();
      const incidentId = await scene.taken({ at: 0, errorCode: "X" });
      await ruleOf(scene, { errorCodes: ["X"] });
      expect(await scene.recordOne({ at: 10, errorCode: "X" })).toMatchObject({ outcome: "suppressed" });
      expect(await scene.incident(incidentId)).toMatchObject({ signalCount: 1, lateSignals: 0 });
    });

    it("F-023: critical signals are covered only by a rule that names critical", async () => {
      const scene = open();
      await ruleOf(scene, { errorCodes: ["X"] });
      expect(await scene.recordOne({ at: 0, errorCode: "X", initialSeverity: "critical" })).toMatchObject({
        outcome: "opened",
      });
      await ruleOf(scene, { errorCodes: ["X"], maxSeverity: "critical" }, "pol_2");
      expect(await scene.recordOne({ at: 1, errorCode: "X", initialSeverity: "critical" })).toMatchObject({
        outcome: "suppressed",
      });
      expect(await preventionsOf(scene)).toMatchObject([{ policyId: "pol_2" }]);
    });

    it("what stems from a suppressed signal goes by its own key", async () => {
      const scene = open();
      await ruleOf(scene, { errorCodes: ["X"] });
      await scene.record({ at: 0, errorCode: "X", kind: "run", reference: "run-1" });
      const caused = await scene.recordOne({ at: 1, causedBy: { kind: "run", reference: "run-1" } });
      expect(caused.outcome).toBe("opened");
    });

    it("an all-clear of a suppressed signal is noted and ends nothing", async () => {
      const scene = open();
      await ruleOf(scene, { errorCodes: ["X"] });
      await scene.record({ at: 0, errorCode: "X", reference: "call-1" });
      const clear = await scene.recordOne({ at: 1, errorCode: "X", reference: "call-1", state: "resolved" });
      expect(clear.outcome).toBe("noted");
    });

    it("is repeated by a replay as it was, whatever the rules are now", async () => {
      const scene = open();
      await ruleOf(scene, { errorCodes: ["X"] });
      const prevention = {
        preventionId: "prev_0000000000000001",
        tenantId: scene.tenantId,
        policyId: "pol_then",
        patternId: "Y",
        signalId: "then",
        originalIncidentId: null,
        runId: null,
        violationId: null,
        outcome: "prevented" as const,
        signatureMatchConfidence: 1,
        policyAgeSeconds: 5,
        isSimulated: false,
        isSynthetic: false,
        syntheticScenarioId: null,
        createdAt: scene.time(0),
        recordedAt: scene.time(0),
        sequence: 1,
      };
      const replayed = [
        { ...scene.signal({ at: 0, errorCode: "Y", signalId: "then" }), incidentId: null, prevention },
        { ...scene.signal({ at: 1, errorCode: "X" }), incidentId: "inc_then", prevention: null },
      ];
      const results = await scene.write((ports) => ports.aggregator.replay(scene.tenantId, replayed));
      expect(results.map(({ outcome }) => outcome)).toEqual(["suppressed", "opened"]);
      expect(await preventionsOf(scene)).toMatchObject([{ policyId: "pol_then", policyAgeSeconds: 5 }]);
    });

    it("a host's policies take the place of the product's own", async () => {
      const rule = {
        policyId: "host-1",
        createdAt: "2026-03-14T11:00:00.000000Z",
        sourceIncidentId: null,
        agentId: null,
        suppression: { errorCodes: ["X"], maxSeverity: "high" as const },
      };
      const asked: string[] = [];
      const scene = open({
        policyRules: {
          async fetchSuppressingPolicies(tenantId) {
            asked.push(tenantId);
            return [rule];
          },
          fetchPolicyEnabled: async (_, policyId) => policyId === "host-1",
        },
      });
      await ruleOf(scene, { errorCodes: ["Y"] });
      const results = await scene.record({ at: 0, errorCode: "X" }, { at: 1, errorCode: "Y" });
      expect(results.map(({ outcome }) => outcome)).toEqual(["suppressed", "opened"]);
      expect(asked).toEqual([scene.tenantId]);
      const isEnabled = (policyId: string) =>
        scene.write((ports) => ports.policyViolations.fetchPolicyEnabled(scene.tenantId, policyId));
      expect([await isEnabled("host-1"), await isEnabled("pol_1")]).toEqual([true, false]);
    });

    it("F-024: a host's policies that cannot be asked keep nothing from becoming an incident, and the answers say so", async () => {
      const gone = () => Promise.reject(new Error("gone"));
      const scene = open({ policyRules: { fetchSuppressingPolicies: gone, fetchPolicyEnabled: gone } });
      const results = await scene.record({ at: 0, errorCode: "X" }, { at: 1, state: "resolved" });
      expect(results).toMatchObject([{ outcome: "opened", suppressionUnchecked: true }, { outcome: "cleared" }]);
      expect(results[1]).not.toHaveProperty("suppressionUnchecked");
    });

    it("a rule of another tenant covers nothing here", async () => {
      const scene = open();
      const other = open();
      await ruleOf(other, { errorCodes: ["X"] });
      expect(await scene.recordOne({ at: 0, errorCode: "X" })).toMatchObject({ outcome: "opened" });
    });
  });
}

async function ruleOf(scene: Scene, suppression: Partial<Suppression>, policyId = "pol_1"): Promise<void> {
  await scene.write((ports) =>
    ports.policyRules.insertPolicyRule(scene.tenantId, {
      policyId,
      name: "Known and being worked on",
      enforcementMode: "BLOCK",
      scope: "TENANT",
      ruleType: "SAFETY",
      source: "MANUAL",
      suppression: { maxSeverity: "high", ...suppression },
      createdBy: "ann",
      createdAt: scene.time(0),
      contentDigest: "0".repeat(64),
    }),
  );
}

async function preventionsOf(scene: Scene) {
  const at = await scene.here();
  return scene.read(({ policyViolations }) =>
    policyViolations.listPreventions(scene.tenantId, { filters: {}, limit: 100, at }),
  );
}
