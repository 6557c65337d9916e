import { describe, expect, it } from "vitest";
import { ADA, policyWorld } from "../../../test/policies.js";
import { createRule } from "./create-rule.js";

const context = { tenantId: "acme", actor: ADA, role: "responder" } as const;

describe("incidents.policies.createRule", () => {
  it("stores the rule for the tenant, in the name of who asked", async () => {
    const { ports, ambient } = policyWorld({ rules: [] });
    const rule = createRule.input.parse({ name: "Known outage", suppression: { errorCodes: ["VENDOR_TIMEOUT"] } });
    const answer = await createRule.handler(rule, { context, ports, ambient });
    expect(createRule.output.parse(answer)).toMatchObject({
      policyId: "pol_00000000-0000-7000-8000-000000000001",
      tenantId: "acme",
      createdBy: "ada",
      suppression: { errorCodes: ["VENDOR_TIMEOUT"], maxSeverity: "high" },
      recorded: true,
    });
  });

  it("is a command of those who may change incidents", () => {
    expect(createRule).toMatchObject({ kind: "command", permission: "incidents.write" });
  });
});
