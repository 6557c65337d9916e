import { describe, expect, it } from "vitest";
import { ADA, NOW } from "../../../test/noted-traces.js";
import { buildRule, policyWorld } from "../../../test/policies.js";
import { retireRule } from "./retire-rule.js";

describe("retireRule", () => {
  it("takes a rule back for good and leaves an event and an audit record", async () => {
    const { ports, events, audit } = policyWorld({ rules: [buildRule({ scope: "PROJECT", scopeId: "shop" })] });
    const command = { policyId: "pol_1", reason: "the vendor is back" };
    expect(await retireRule({ ports, actor: ADA }, "acme", command)).toMatchObject({
      status: "RETIRED",
      retiredAt: NOW,
      retiredBy: "ada",
      retirementReason: "the vendor is back",
      recorded: true,
    });
    expect(events).toEqual([
      {
        eventType: "policies.PolicyRuleRetired",
        actor: ADA,
        occurredAt: NOW,
        fields: command,
        projectId: "shop",
      },
    ]);
    expect(audit).toEqual([
      {
        eventType: "PolicyRuleRetired",
        entityType: "POLICY_RULE",
        entityId: "pol_1",
        actor: ADA,
        reason: "the vendor is back",
        before: { status: "ACTIVE" },
        after: { status: "RETIRED" },
        at: NOW,
      },
    ]);
  });

  it("leaves a retired rule with its first reason", async () => {
    const { ports, events, audit } = policyWorld();
    const retire = (reason: string, id: string) =>
      retireRule({ ports, actor: { type: "HUMAN", id } }, "acme", { policyId: "pol_1", reason });
    await retire("first", "ada");
    const again = await retire("second", "bob");
    expect(again).toMatchObject({ retirementReason: "first", retiredBy: "ada", recorded: false });
    expect(again).not.toHaveProperty("contentDigest");
    expect([events, audit]).toMatchObject([{ length: 1 }, { length: 1 }]);
  });

  it("says of a rule that is not there that it is not there", async () => {
    const { ports, steps } = policyWorld({ rules: [] });
    const retire = retireRule({ ports, actor: ADA }, "acme", { policyId: "pol_1", reason: "x" });
    await expect(retire).rejects.toMatchObject({ code: "policy_rule_not_found" });
    expect(steps).toEqual([]);
  });
});
