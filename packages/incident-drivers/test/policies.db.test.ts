import type { PolicyRuleStore } from "@hoc/incident-schemas/ports";
import { afterAll, beforeAll, expect, it } from "vitest";
import { RULE } from "../src/conformance/policy-violation/deeds.js";
import { kyselyUnitOfWork } from "../src/unit-of-work/index.js";
import { pgliteDatabase, type TestDatabase } from "./databases.js";
import { processAmbient } from "./processes.js";

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
  const unitOfWork = kyselyUnitOfWork(database.db, { ambient: processAmbient(), policyRules });
  const answers = await unitOfWork.write("acme", async (ports) => {
    await ports.policyRules.insertPolicyRule("acme", RULE);
    const isEnabled = (policyId: string) => ports.policyViolations.fetchPolicyEnabled("acme", policyId);
    return [await isEnabled("the-host's"), await isEnabled(RULE.policyId)];
  });
  expect(answers).toEqual([true, false]);
  expect(asked).toEqual(["acme the-host's", `acme ${RULE.policyId}`]);
});
