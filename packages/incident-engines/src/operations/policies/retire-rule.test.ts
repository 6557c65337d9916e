import { describe, expect, it } from "vitest";
import { ADA, policyWorld } from "../../../test/policies.js";
import { retireRule } from "./retire-rule.js";

const context = { tenantId: "acme", actor: ADA, role: "responder" } as const;

describe("incidents.policies.retireRule", () => {
  it("takes the rule back in the name of who asked", async () => {
    const { ports, ambient } = policyWorld();
    const command = retireRule.input.parse({ policyId: "pol_1", reason: "the vendor is back" });
    expect(retireRule.output.parse(await retireRule.handler(command, { context, ports, ambient }))).toMatchObject({
      policyId: "pol_1",
      status: "RETIRED",
      retiredBy: "ada",
      recorded: true,
    });
  });

  it("asks for a reason", () => {
    expect(retireRule.input.safeParse({ policyId: "pol_1", reason: " " }).success).toBe(false);
  });

  it("is a command of those who may change incidents", () => {
    expect(retireRule).toMatchObject({ kind: "command", permission: "incidents.write" });
  });
});
