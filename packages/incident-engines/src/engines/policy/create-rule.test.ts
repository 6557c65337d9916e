import { type CreatePolicyRule, createPolicyRuleInputSchema, parseInput } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { ADA, NOON, policyWorld } from "../../../test/policies.js";
import { createRule } from "./create-rule.js";

const rule = (said: object = {}): CreatePolicyRule =>
  parseInput(createPolicyRuleInputSchema, { name: "Known outage", policyId: "pol_2", ...said });

function world() {
  const made = policyWorld({ rules: [] });
  const { ports, ambient } = made;
  const create = (said: object = {}) => createRule({ ports, uuid: ambient.uuid, actor: ADA }, "acme", rule(said));
  return { ...made, create };
}

describe("createRule", () => {
  it("stores the rule and leaves an event and an audit record", async () => {
    const { create, events, audits } = world();
    const suppression = { errorCodes: ["VENDOR_TIMEOUT"], maxSeverity: "high" };
    const stored = await create({ description: "until Monday", suppression });
    expect(stored).toMatchObject({
      policyId: "pol_2",
      status: "ACTIVE",
      suppression,
      createdBy: "ada",
      recorded: true,
    });
    expect(stored).not.toHaveProperty("contentDigest");
    expect(events).toEqual([
      {
        eventType: "policies.PolicyRuleCreated",
        actor: ADA,
        occurredAt: NOON,
        fields: { policyId: "pol_2", name: "Known outage", enforcementMode: "BLOCK", suppresses: true },
      },
    ]);
    expect(audits).toMatchObject([
      {
        eventType: "PolicyRuleCreated",
        entityType: "POLICY_RULE",
        entityId: "pol_2",
        actor: ADA,
        reason: "until Monday",
        before: null,
        after: { status: "ACTIVE", suppression },
        at: NOON,
      },
    ]);
  });

  it("gives a rule without an id one of its own, each time another", async () => {
    const { create } = world();
    const ids = [await create({ policyId: undefined }), await create({ policyId: undefined })].map(
      ({ policyId }) => policyId,
    );
    expect(ids).toEqual(["pol_00000000-0000-7000-8000-000000000001", "pol_00000000-0000-7000-8000-000000000002"]);
  });

  it("gives a rule that is said again as it stands, retired as it may be, and leaves nothing", async () => {
    const { create, events, audits, rules } = world();
    const first = await create();
    rules.set("pol_2", { ...(rules.get("pol_2") as never as object), status: "RETIRED" } as never);
    expect(await create()).toEqual({ ...first, status: "RETIRED", recorded: false });
    expect([events, audits]).toMatchObject([{ length: 1 }, { length: 1 }]);
  });

  it("is a conflict when the id stands for other words", async () => {
    const { create, events, rules } = world();
    await create();
    await expect(create({ enforcementMode: "WARN" })).rejects.toMatchObject({
      code: "policy_rule_conflict",
      details: { policyId: "pol_2" },
    });
    expect(rules.get("pol_2")).toMatchObject({ enforcementMode: "BLOCK" });
    expect(events).toHaveLength(1);
  });

  it("names a source incident only when it is there", async () => {
    const { create, calls } = world();
    await expect(create({ sourceIncidentId: "inc_9" })).rejects.toMatchObject({ code: "incident_not_found" });
    expect(calls).toEqual([]);
    expect(await create({ sourceIncidentId: "inc_1" })).toMatchObject({ sourceIncidentId: "inc_1" });
  });

  it("F-023: a rule suppresses by an explicit suppression alone, never by what its conditions mention", async () => {
    const { create, events } = world();
    await create({ conditions: { category: "EXECUTION_FAILURE", errorCode: "AGENT_CRASH" } });
    expect(events).toMatchObject([{ fields: { suppresses: false } }]);
    expect(() => rule({ suppression: { maxSeverity: "critical" } })).toThrow(/suppression/);
  });

  it("tells the project that a rule is for", async () => {
    const { create, events } = world();
    await create({ scope: "PROJECT", scopeId: "shop" });
    expect(events).toMatchObject([{ projectId: "shop" }]);
  });
});
