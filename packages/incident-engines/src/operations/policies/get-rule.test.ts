import { stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it, vi } from "vitest";
import { ask, READ } from "../../../test/ask.js";
import { buildRule } from "../../../test/policies.js";
import { getRule } from "./get-rule.js";

it("shows the tenant's rule as it stands or stood, for whoever may read", async () => {
  const fetchPolicyRule = vi.fn(async () => buildRule());
  const ports = stubPorts({ policyRules: { fetchPolicyRule } });
  const asOf = "2026-03-14T10:00:00.000000Z";
  const show = ask(getRule, ports, "viewer");
  expect(await show({ policyId: "pol_1" })).toMatchObject({ policyId: "pol_1", ...READ });
  expect(await show({ policyId: "pol_1", asOf })).toMatchObject({ policyId: "pol_1", asOf });
  expect(fetchPolicyRule.mock.calls).toMatchObject([
    ["acme", "pol_1", { asOf: READ.asOf }],
    ["acme", "pol_1", { asOf }],
  ]);
  await expect(ask(getRule, ports, "ingest")({ policyId: "pol_1" })).rejects.toMatchObject({
    code: "permission_denied",
  });
});
