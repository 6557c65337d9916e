import type { Suppression } from "@hoc/incident-schemas";
import type { NewPolicyRule, PolicyRuleDriver, ReadPoint } from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import type { OpenDriverSet } from "./driver-set.js";
import { DIGESTS, newRule } from "./failure-facts.js";
import { suite } from "./run-suite.js";
import type { Scene } from "./scene.js";
import { STORABLE_TEXTS } from "./storable-texts.js";

const AT = "2026-03-14T11:59:59.123457Z";

const POLICY_ID = "no-timeouts";

const SUPPRESSION: Suppression = { errorCodes: ["TIMEOUT"], maxSeverity: "high" };

/** What the product's own policy rules must do. */
export function policyRuleSuite(name: string, open: OpenDriverSet): void {
  suite(`the policy rules on ${name}`, open, (openScene) => {
    const ask = <Result>(scene: Scene, question: (rules: PolicyRuleDriver, tenantId: string) => Promise<Result>) =>
      scene.write(({ policyRules }) => question(policyRules, scene.tenantId));
    const insert = (scene: Scene, said: Partial<NewPolicyRule> = {}) =>
      ask(scene, (rules, tenantId) => rules.insertPolicyRule(tenantId, newRule(scene, POLICY_ID, said)));
    const retire = (scene: Scene, policyId = POLICY_ID, retiredBy = "bob") =>
      ask(scene, (rules, tenantId) =>
        rules.retirePolicyRule(tenantId, policyId, { retiredAt: scene.time(60), retiredBy, reason: "It is over." }),
      );
    const fetch = (scene: Scene, policyId = POLICY_ID, at?: ReadPoint) =>
      scene.read(({ policyRules }) => policyRules.fetchPolicyRule(scene.tenantId, policyId, at));
    const list = async (scene: Scene, query: Partial<Parameters<PolicyRuleDriver["listPolicyRules"]>[1]> = {}) => {
      const at = query.at ?? (await scene.here());
      return scene.read(({ policyRules }) =>
        policyRules.listPolicyRules(scene.tenantId, { limit: 100, ...query, at: { ...at, isLatest: false } }),
      );
    };
    const suppressing = async (scene: Scene) => ask(scene, (rules, id) => rules.fetchSuppressingPolicies(id));
    const isEnabled = (scene: Scene, policyId: string) =>
      ask(scene, (rules, tenantId) => rules.fetchPolicyEnabled(tenantId, policyId));

    describe("making", () => {
      it("stores what was said and gives it", async () => {
        const scene = openScene();
        scene.now(7.000001);
        expect(await insert(scene)).toBe(true);
        expect(await fetch(scene)).toEqual({
          ...newRule(scene, POLICY_ID),
          tenantId: scene.tenantId,
          description: null,
          policyType: null,
          status: "ACTIVE",
          scopeId: null,
          sourceProposalId: null,
          sourceIncidentId: null,
          conditions: null,
          suppression: null,
          retiredAt: null,
          retiredBy: null,
          retirementReason: null,
          recordedAt: scene.time(7.000001),
          sequence: 1,
        });
      });

      it("keeps every field, whatever the text", async () => {
        const scene = openScene();
        const all = {
          description: "a description",
          createdAt: AT,
          policyType: "PII",
          scope: "AGENT",
          scopeId: "agent-1",
          sourceProposalId: "prop-1",
          sourceIncidentId: "inc_1",
          conditions: { "any thing": [1.5, "\u0000", { deep: STORABLE_TEXTS }] },
          suppression: { ...SUPPRESSION, categories: ["a"], expiresAt: AT },
        } satisfies Partial<NewPolicyRule>;
        for (const [index, text] of STORABLE_TEXTS.entries()) {
          const rule = { ...all, name: text, policyId: `pol-${index}` };
          await insert(scene, rule);
          expect(await fetch(scene, rule.policyId)).toMatchObject(rule);
        }
      });

      it("stores a rule once: the first stands, and no number of the sequence is taken", async () => {
        const scene = openScene();
        await insert(scene);
        expect(await insert(scene, { name: "Another", contentDigest: DIGESTS.second })).toBe(false);
        expect(await fetch(scene)).toMatchObject(newRule(scene, POLICY_ID));
        await insert(scene, { policyId: "next" });
        expect(await fetch(scene, "next")).toMatchObject({ sequence: 2 });
      });
    });

    describe("retiring", () => {
      it("takes a rule back once, with who, when and why", async () => {
        const scene = openScene();
        await insert(scene, { suppression: SUPPRESSION });
        const before = await fetch(scene);
        expect(await retire(scene)).toBe(true);
        const retired = {
          ...before,
          status: "RETIRED",
          retiredAt: scene.time(60),
          retiredBy: "bob",
          retirementReason: "It is over.",
        };
        expect(await fetch(scene)).toEqual(retired);
        expect(await retire(scene, POLICY_ID, "eve")).toBe(false);
        expect(await fetch(scene)).toEqual(retired);
        expect(await insert(scene)).toBe(false);
      });

      it("finds nothing to take back where there is no such rule, and takes no number of the sequence", async () => {
        const scene = openScene();
        await insert(scene);
        expect(await retire(scene, "unknown")).toBe(false);
        await retire(scene);
        expect((await scene.here()).sequence).toBe(2);
        await retire(scene);
        expect((await scene.here()).sequence).toBe(2);
      });

      it("shows a rule that was retired later as it stood: in force", async () => {
        const scene = openScene();
        await insert(scene);
        const before = await scene.here();
        const active = await fetch(scene);
        await insert(scene, { policyId: "other" });
        await retire(scene);
        expect(await fetch(scene, POLICY_ID, before)).toEqual(active);
        expect(await fetch(scene, "other", before)).toBeUndefined();
        expect(await fetch(scene, POLICY_ID, await scene.here())).toMatchObject({ status: "RETIRED" });
        expect(await list(scene, { at: before })).toMatchObject([{ policyId: POLICY_ID, status: "ACTIVE" }]);
        expect(await list(scene, { at: before, status: "RETIRED" })).toEqual([]);
        expect(await list(scene, { at: before, status: "ACTIVE" })).toHaveLength(1);
      });
    });

    describe("listing", () => {
      it("gives the last one first, in pages", async () => {
        const scene = openScene();
        for (const policyId of ["a", "b", "c"]) await insert(scene, { policyId });
        const ids = async (query: Parameters<typeof list>[1]) =>
          (await list(scene, query)).map((rule) => rule.policyId);
        expect(await ids({})).toEqual(["c", "b", "a"]);
        expect(await ids({ limit: 2 })).toEqual(["c", "b"]);
        expect(await ids({ beforeSequence: 2 })).toEqual(["a"]);
        expect((await list(scene))[0]).not.toHaveProperty("contentDigest");
      });

      it("tells rules in force from those taken back", async () => {
        const scene = openScene();
        for (const policyId of ["a", "b"]) await insert(scene, { policyId });
        await retire(scene, "a");
        const latest = { ...(await scene.here()), isLatest: true };
        const ids = (status: "ACTIVE" | "RETIRED", at: ReadPoint) =>
          scene.read(async ({ policyRules }) =>
            (await policyRules.listPolicyRules(scene.tenantId, { status, limit: 9, at })).map((rule) => rule.policyId),
          );
        for (const at of [latest, await scene.here()]) {
          expect(await ids("ACTIVE", at)).toEqual(["b"]);
          expect(await ids("RETIRED", at)).toEqual(["a"]);
        }
      });
    });

    describe("what is enabled", () => {
      it("F-090: is a rule in force, and not disabled, of exactly this id or policy type", async () => {
        const scene = openScene();
        await insert(scene, { policyId: "no-ssn", policyType: "PII" });
        await insert(scene, { policyId: "off", policyType: "OFF", enforcementMode: "DISABLED" });
        await insert(scene, { policyId: "over", policyType: "OVER" });
        await retire(scene, "over");
        for (const policyId of ["no-ssn", "PII"]) expect(await isEnabled(scene, policyId)).toBe(true);
        for (const policyId of ["off", "OFF", "over", "OVER", "no_ssn", "pii", "P%", "no-ssn2", "no", ""])
          expect({ policyId, isEnabled: await isEnabled(scene, policyId) }).toEqual({ policyId, isEnabled: false });
      });

      it.each(["BLOCK", "WARN", "AUDIT"] as const)("F-090: counts a rule that is to %s", async (enforcementMode) => {
        const scene = openScene();
        await insert(scene, { enforcementMode });
        expect(await isEnabled(scene, POLICY_ID)).toBe(true);
      });
    });

    describe("what suppresses", () => {
      it("F-024: is a rule in force that says what it keeps back, as it was said", async () => {
        const scene = openScene();
        await insert(scene, { suppression: SUPPRESSION, sourceIncidentId: "inc_1" });
        expect(await suppressing(scene)).toEqual([
          {
            policyId: POLICY_ID,
            createdAt: scene.time(0),
            sourceIncidentId: "inc_1",
            agentId: null,
            suppression: SUPPRESSION,
          },
        ]);
      });

      it("F-023: leaves out rules that only mention codes, are disabled, were taken back, or are for a project", async () => {
        const scene = openScene();
        const suppression = SUPPRESSION;
        await insert(scene, { policyId: "mentions", conditions: { errorCodes: ["TIMEOUT"], category: "TIMEOUT" } });
        await insert(scene, { policyId: "off", suppression, enforcementMode: "DISABLED" });
        await insert(scene, { policyId: "over", suppression });
        await retire(scene, "over");
        await insert(scene, { policyId: "project", suppression, scope: "PROJECT", scopeId: "p" });
        await insert(scene, { policyId: "agent", suppression, scope: "AGENT", scopeId: "agent-1" });
        await insert(scene, { policyId: "global", suppression, scope: "GLOBAL", enforcementMode: "AUDIT" });
        expect((await suppressing(scene)).map(({ policyId, agentId }) => [policyId, agentId])).toEqual([
          ["agent", "agent-1"],
          ["global", null],
        ]);
      });

      it("F-023: gives expired ones too, since the signal's instant decides", async () => {
        const scene = openScene();
        await insert(scene, { suppression: { ...SUPPRESSION, expiresAt: "2020-01-01T00:00:00.000000Z" } });
        expect(await suppressing(scene)).toMatchObject([{ suppression: { expiresAt: "2020-01-01T00:00:00.000000Z" } }]);
      });

      it("F-023: gives those made first first, ties by the code units of their ids", async () => {
        const scene = openScene();
        const suppression = SUPPRESSION;
        await insert(scene, { policyId: "later", suppression, createdAt: scene.time(1) });
        for (const policyId of ["b", "a", "B"]) await insert(scene, { policyId, suppression });
        expect((await suppressing(scene)).map(({ policyId }) => policyId)).toEqual(["B", "a", "b", "later"]);
      });
    });

    it("F-135: shows, asks and changes nothing of another tenant", async () => {
      const [scene, stranger] = [openScene(), openScene()];
      await insert(scene, { suppression: SUPPRESSION });
      await insert(stranger, { policyId: "own" });
      expect(await fetch(stranger)).toBeUndefined();
      expect((await list(stranger)).map(({ policyId }) => policyId)).toEqual(["own"]);
      expect(await suppressing(stranger)).toEqual([]);
      expect(await isEnabled(stranger, POLICY_ID)).toBe(false);
      expect(await retire(stranger)).toBe(false);
      expect(await fetch(scene)).toMatchObject({ status: "ACTIVE" });
      expect(await insert(stranger)).toBe(true);
      for (const write of [
        (rules: PolicyRuleDriver) => rules.insertPolicyRule(scene.tenantId, newRule(scene, "x")),
        (rules: PolicyRuleDriver) =>
          rules.retirePolicyRule(scene.tenantId, POLICY_ID, { retiredAt: AT, retiredBy: "eve", reason: "r" }),
      ])
        await expect(ask(stranger, write)).rejects.toMatchObject({ code: "tenant_mismatch" });
    });
  });
}
