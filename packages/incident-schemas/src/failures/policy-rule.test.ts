import { describe, expect, it } from "vitest";
import { refused, refusedFields } from "../../test/refused.js";
import { createPolicyRuleInputSchema, listPolicyRulesInputSchema, retirePolicyRuleInputSchema } from "./policy-rule.js";

const rule = { name: "No personal data" };
const suppression = { errorCodes: ["EXECUTION_TIMEOUT"] };

describe("a policy rule", () => {
  it("needs a name, and is a blocking safety rule of the tenant unless told", () => {
    expect(createPolicyRuleInputSchema.parse(rule)).toEqual({
      ...rule,
      enforcementMode: "BLOCK",
      scope: "TENANT",
      ruleType: "SAFETY",
      source: "MANUAL",
    });
    expect(refusedFields(createPolicyRuleInputSchema, {})).toEqual(["/name"]);
  });

  it.each([
    [{ name: "  " }, "/name"],
    [{ policyId: "x".repeat(65) }, "/policyId"],
    [{ policyId: "." }, "/policyId"],
    [{ policyId: ".." }, "/policyId"],
    [{ description: "\n" }, "/description"],
    [{ policyType: "" }, "/policyType"],
    [{ enforcementMode: "block" }, "/enforcementMode"],
    [{ scope: "PLANET" }, "/scope"],
    [{ ruleType: "MORAL" }, "/ruleType"],
    [{ source: "RUMOUR" }, "/source"],
    [{ conditions: [] }, "/conditions"],
    [{ status: "RETIRED" }, "/status"],
    [{ suppression: {} }, "/suppression"],
    [{ suppression: { ...suppression, maxSeverity: "dire" } }, "/suppression/maxSeverity"],
    [{ suppression: { errorCodes: [] } }, "/suppression/errorCodes"],
    [{ suppression: { categories: [] } }, "/suppression/categories"],
    [{ suppression: { categories: ["RATE_LIMIT", "no words"] } }, "/suppression/categories/1"],
    [{ suppression: { errorCodes: Array(101).fill("X") } }, "/suppression/errorCodes"],
    [{ suppression: { ...suppression, expiresAt: "2026-03-14T12:00:00" } }, "/suppression/expiresAt"],
    [{ suppression: { ...suppression, agentId: "a" } }, "/suppression/agentId"],
  ])("is refused with %o", (change, field) => {
    expect(refusedFields(createPolicyRuleInputSchema, { ...rule, ...change })).toEqual([field]);
  });

  it.each(["PROJECT", "AGENT"])("names whom it is for in the scope %s, and in no other", (scope) => {
    expect(refused(createPolicyRuleInputSchema, { ...rule, scope })).toEqual({
      "/scopeId": `is required of the scope ${scope}`,
    });
    expect(refused(createPolicyRuleInputSchema, { ...rule, scope, scopeId: "a" })).toEqual({});
    expect(refused(createPolicyRuleInputSchema, { ...rule, scope: "GLOBAL", scopeId: "a" })).toEqual({
      "/scopeId": "has no meaning in the scope GLOBAL",
    });
  });

  it("covers what it names up to high unless told, and nothing of a project", () => {
    const suppressing = { ...rule, suppression: { ...suppression, categories: ["rate_limit"] } };
    expect(createPolicyRuleInputSchema.parse(suppressing).suppression).toEqual({
      ...suppression,
      categories: ["RATE_LIMIT"],
      maxSeverity: "high",
    });
    const ofProject = { ...rule, scope: "PROJECT", scopeId: "p", suppression };
    expect(refusedFields(createPolicyRuleInputSchema, ofProject)).toEqual(["/suppression"]);
    expect(refusedFields(createPolicyRuleInputSchema, { ...ofProject, scope: "AGENT" })).toEqual([]);
  });
});

it("a rule is taken back with a reason", () => {
  expect(refusedFields(retirePolicyRuleInputSchema, { policyId: "pol_1", reason: " " })).toEqual(["/reason"]);
  expect(refusedFields(retirePolicyRuleInputSchema, { reason: "replaced" })).toEqual(["/policyId"]);
});

it("rules are listed in pages of 50 unless told", () => {
  expect(listPolicyRulesInputSchema.parse({})).toEqual({ limit: 50 });
  expect(refusedFields(listPolicyRulesInputSchema, { status: "OFF", cursor: "" })).toEqual(["/status", "/cursor"]);
});
