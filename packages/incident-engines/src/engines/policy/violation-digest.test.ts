import { expect, it } from "vitest";
import { buildViolation, tellViolation } from "../../../test/policies.js";
import { jsonDigest } from "../json-digest.js";
import { violationDigest } from "./violation-digest.js";

const digest = (said: object = {}) => {
  const fact = tellViolation(said);
  return violationDigest({ ...fact, contentHash: jsonDigest(fact.evidence) });
};

it("is the same for the same words, whatever the id and the order of members", () => {
  expect(digest({ violationId: "vio_1" })).toBe(digest());
  expect(digest({ evidence: { score: 0.87, step: 3 } })).toBe(digest());
});

it("is the same for what was said and for what is stored of it", () => {
  expect(violationDigest({ ...buildViolation(), occurredAt: null })).toBe(digest());
});

it("is another for every other word", () => {
  const words = [
    {},
    { runId: "run-2" },
    { policyId: "pol_2" },
    { policyType: "SAFETY" },
    { violatedRule: "PII_NAME" },
    { evaluatedValue: "x" },
    { thresholdCondition: "x" },
    { severity: "low" },
    { reason: "x" },
    { evidence: { step: 4 } },
    { agentId: "x" },
    { stepIndex: 0 },
    { occurredAt: "2026-03-14T09:00:00Z" },
    { isSynthetic: true },
    { syntheticScenarioId: "x" },
  ];
  expect(new Set(words.map(digest)).size).toBe(words.length);
});
