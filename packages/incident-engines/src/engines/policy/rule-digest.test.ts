import { createPolicyRuleInputSchema, parseInput } from "@hoc/incident-schemas";
import { expect, it } from "vitest";
import { ruleDigest } from "./rule-digest.js";

const digest = (said: object) =>
  ruleDigest(parseInput(createPolicyRuleInputSchema, { name: "No personal data", ...said }));

it("is the same for the same words, whatever the id and the order of members", () => {
  expect(digest({ policyId: "pol_1" })).toBe(digest({ policyId: "pol_2", enforcementMode: "BLOCK" }));
  expect(digest({ conditions: { a: 1, b: 2 } })).toBe(digest({ conditions: { b: 2, a: 1 } }));
});

it("is another for every other word", () => {
  const suppression = { errorCodes: ["A"] };
  const words = [
    {},
    { name: "Other" },
    { description: "why" },
    { policyType: "PII" },
    { enforcementMode: "WARN" },
    { scope: "GLOBAL" },
    { scope: "AGENT", scopeId: "bot-1" },
    { scope: "AGENT", scopeId: "bot-2" },
    { ruleType: "ETHICAL" },
    { source: "LEARNED" },
    { sourceProposalId: "prop_1" },
    { sourceIncidentId: "inc_1" },
    { conditions: {} },
    { conditions: { a: 1.5 } },
    { suppression },
    { suppression: { errorCodes: ["B"] } },
    { suppression: { categories: ["A"] } },
    { suppression: { ...suppression, maxSeverity: "low" } },
    { suppression: { ...suppression, expiresAt: "2026-03-15T00:00:00Z" } },
  ];
  expect(new Set(words.map(digest)).size).toBe(words.length);
});
