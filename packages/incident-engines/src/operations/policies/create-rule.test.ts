import { expect, it } from "vitest";
import { ask } from "../../../test/ask.js";
import { policyWorld } from "../../../test/policies.js";
import { createRule } from "./create-rule.js";

it("stores the rule for the tenant, in the name of who asked, for whoever may change incidents", async () => {
  const { ports } = policyWorld({ rules: [] });
  const rule = { name: "Known outage", suppression: { errorCodes: ["VENDOR_TIMEOUT"] } };
  expect(await ask(createRule, ports, "responder")(rule)).toMatchObject({
    policyId: "pol_00000000-0000-7000-8000-000000000001",
    tenantId: "acme",
    createdBy: "worker-7",
    suppression: { errorCodes: ["VENDOR_TIMEOUT"], maxSeverity: "high" },
    recorded: true,
  });
  await expect(ask(createRule, ports, "ingest")(rule)).rejects.toMatchObject({ code: "permission_denied" });
});
