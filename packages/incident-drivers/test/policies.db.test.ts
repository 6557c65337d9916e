import type { PolicyRuleStore } from "@hoc/incident-schemas/ports";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newRule } from "../src/conformance/failure-facts.js";
import { createScene } from "../src/conformance/scene.js";
import { driverSet, pgliteDatabase, type TestDatabase } from "./databases.js";

let database: TestDatabase;

beforeAll(async () => {
  database = await pgliteDatabase();
});

afterAll(() => database?.close());

it("F-090: a host that has policies of its own says whether one is enabled, and the product's rules do not", async () => {
  const asked: string[] = [];
  const policyRules: PolicyRuleStore = {
    fetchSuppressingPolicies: async () => [],
    fetchPolicyEnabled: async (tenantId, policyId) => {
      asked.push(`${tenantId} ${policyId}`);
      return policyId === "the-host's";
    },
  };
  const scene = createScene(driverSet(database), { policyRules, tenantId: "acme" });
  const answers = await scene.write(async (ports) => {
    await ports.policyRules.insertPolicyRule("acme", newRule(scene, "the-product's"));
    const isEnabled = (policyId: string) => ports.policyViolations.fetchPolicyEnabled("acme", policyId);
    return [await isEnabled("the-host's"), await isEnabled("the-product's")];
  });
  expect(answers).toEqual([true, false]);
  expect(asked).toEqual(["acme the-host's", "acme the-product's"]);
});
