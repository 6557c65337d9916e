import { describe, expect, it } from "vitest";
import { ADA, policyWorld } from "../../../test/policies.js";
import { recordViolation } from "./record-violation.js";

const context = { tenantId: "acme", actor: ADA, role: "ingest" } as const;

const said = {
  runId: "run-1",
  policyId: "PII",
  policyType: "PII",
  violatedRule: "PII_SSN",
  reason: "The answer holds a social security number.",
  evidence: { step: 3 },
};

describe("incidents.policies.recordViolation", () => {
  it("stores the fact and tells which incident took it; again, it gives the same", async () => {
    const { ports, ambient } = policyWorld();
    const record = async () =>
      recordViolation.output.parse(
        await recordViolation.handler(recordViolation.input.parse(said), { context, ports, ambient }),
      );
    const first = await record();
    expect(first).toMatchObject({
      recorded: true,
      incidentId: "inc_1",
      preventionId: null,
      signal: { outcome: "opened" },
    });
    expect(await record()).toEqual({ ...first, recorded: false, signal: { ...first.signal, outcome: "duplicate" } });
  });

  it("is a command of those who may record signals", () => {
    expect(recordViolation).toMatchObject({ kind: "command", permission: "signals.record" });
  });
});
