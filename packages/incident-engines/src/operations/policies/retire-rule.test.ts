import { expect, it } from "vitest";
import { ask } from "../../../test/ask.js";
import { policyWorld } from "../../../test/policies.js";
import { retireRule } from "./retire-rule.js";

const told = { policyId: "pol_1", reason: "the vendor is back" };

it("takes the rule back in the name of who asked, for whoever may change incidents", async () => {
  const { ports } = policyWorld();
  await expect(ask(retireRule, ports, "ingest")(told)).rejects.toMatchObject({ code: "permission_denied" });
  expect(await ask(retireRule, ports, "responder")(told)).toMatchObject({
    policyId: "pol_1",
    status: "RETIRED",
    retiredBy: "worker-7",
    recorded: true,
  });
});

it("asks for a reason", async () => {
  const asked = ask(retireRule, policyWorld().ports, "responder")({ ...told, reason: " " });
  await expect(asked).rejects.toMatchObject({ code: "invalid_input", details: { fields: [{ pointer: "/reason" }] } });
});
