import { policyRuleSchema } from "@hoc/incident-schemas";
import type { ReadPorts } from "@hoc/incident-schemas/ports";
import { stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { NOW } from "../../../test/noted-traces.js";
import { buildRule } from "../../../test/policies.js";
import { loadRule, shownRule } from "./load-rule.js";

const AT = { asOf: NOW, sequence: 7, isLatest: true };

it("gives the rule as it stood at the point", async () => {
  const asked: unknown[] = [];
  const fetchPolicyRule: ReadPorts["policyRules"]["fetchPolicyRule"] = async (...question) => {
    asked.push(question);
    return buildRule();
  };
  expect(await loadRule(stubPorts({ policyRules: { fetchPolicyRule } }), "acme", "pol_1", AT)).toEqual(buildRule());
  expect(asked).toEqual([["acme", "pol_1", AT]]);
});

it("says of a rule that is not there that it is not there", async () => {
  const ports = stubPorts({ policyRules: { fetchPolicyRule: async () => undefined } });
  await expect(loadRule(ports, "acme", "pol_9")).rejects.toMatchObject({
    code: "policy_rule_not_found",
    details: { policyId: "pol_9" },
  });
});

it("shows nothing that only its makers are compared by", () => {
  expect(policyRuleSchema.parse(shownRule(buildRule()))).toEqual(shownRule(buildRule()));
});
