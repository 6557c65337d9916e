import { expect, it } from "vitest";
import { ask } from "../../../test/ask.js";
import { policyWorld } from "../../../test/policies.js";
import { recordViolation } from "./record-violation.js";

const told = {
  runId: "run-1",
  policyId: "PII",
  policyType: "PII",
  violatedRule: "PII_SSN",
  reason: "The answer holds a social security number.",
  evidence: { step: 3 },
};

it("stores the fact and tells which incident took it, again too, for whoever may send signals", async () => {
  const { ports } = policyWorld();
  const record = ask(recordViolation, ports, "ingest");
  const first = await record(told);
  expect(first).toMatchObject({
    recorded: true,
    incidentId: "inc_1",
    preventionId: null,
    signal: { outcome: "opened" },
  });
  expect(await record(told)).toMatchObject({ recorded: false, incidentId: "inc_1", signal: { outcome: "duplicate" } });
  await expect(ask(recordViolation, ports, "viewer")(told)).rejects.toMatchObject({ code: "permission_denied" });
});
