import { addSeconds, type CreatePolicyRule, createPolicyRuleInputSchema, parseInput } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { ADA, NOW } from "../../../test/noted-traces.js";
import { buildRule, policyWorld } from "../../../test/policies.js";
import { makeRule } from "./make-rule.js";

const rule = (said: object = {}): CreatePolicyRule =>
  parseInput(createPolicyRuleInputSchema, { name: "Known outage", policyId: "pol_2", ...said });

function world() {
  const made = policyWorld({ rules: [] });
  const { ports, ambient } = made;
  const create = (said: object = {}, sourceIncidentId?: string) =>
    makeRule({ ports, uuid: ambient.uuid, actor: ADA }, "acme", rule(said), sourceIncidentId);
  return { ...made, create };
}

describe("makeRule", () => {
  it("stores the rule and leaves an event and an audit record", async () => {
    const { create, events, audit } = world();
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
        occurredAt: NOW,
        fields: { policyId: "pol_2", name: "Known outage", enforcementMode: "BLOCK", suppresses: true },
      },
    ]);
    expect(audit).toMatchObject([
      {
        eventType: "PolicyRuleCreated",
        entityType: "POLICY_RULE",
        entityId: "pol_2",
        actor: ADA,
        reason: "until Monday",
        before: null,
        after: { status: "ACTIVE", suppression },
        at: NOW,
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

  it("gives a rule that is said again as it stands, and leaves nothing", async () => {
    const { create, events, audit } = world();
    const first = await create();
    expect(await create()).toEqual({ ...first, recorded: false });
    expect([events, audit]).toMatchObject([{ length: 1 }, { length: 1 }]);
  });

  it.each([{}, { enforcementMode: "WARN" }])(
    "is a conflict when the rule was taken back, in whatever words",
    async (said) => {
      const { create, events, rules } = world();
      await create();
      rules.set("pol_2", buildRule({ ...rules.get("pol_2"), status: "RETIRED" }));
      await expect(create(said)).rejects.toMatchObject({
        code: "policy_rule_conflict",
        message: "The rule pol_2 was taken back, which is for good; give the new one another id.",
        details: { policyId: "pol_2" },
      });
      expect(events).toHaveLength(1);
    },
  );

  it.each(["2026-03-14T09:00:00Z", NOW])(
    "refuses a suppression that is over at %s, before anything is stored",
    async (expiresAt) => {
      const { create, steps } = world();
      const suppression = { errorCodes: ["X"], expiresAt };
      await expect(create({ suppression })).rejects.toMatchObject({
        code: "invalid_input",
        details: { fields: [{ pointer: "/suppression/expiresAt", message: "lies in the past" }] },
      });
      expect(steps).toEqual([]);
    },
  );

  it("gives a rule that is said again also when its suppression is over by now", async () => {
    const { create, ports } = world();
    const suppression = { errorCodes: ["X"], expiresAt: addSeconds(NOW, 1) };
    await create({ suppression });
    const later = { ...ports, recordedAt: addSeconds(NOW, 1) };
    const said = rule({ suppression });
    const uuid = () => "unused";
    expect(await makeRule({ ports: later, uuid, actor: ADA }, "acme", said, undefined)).toMatchObject({
      recorded: false,
    });
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

  it("has for its source the incident that is given, which is none of its words", async () => {
    const { create } = world();
    const first = await create({}, "inc_0");
    expect(first).toMatchObject({ sourceIncidentId: "inc_0" });
    expect(await create({}, "inc_1")).toEqual({ ...first, recorded: false });
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
