import { describe, expect, it } from "vitest";
import { ADA, policyWorld } from "../../../test/policies.js";
import { recordEvaluation } from "./record-evaluation.js";

const context = { tenantId: "acme", actor: ADA, role: "ingest" } as const;

describe("incidents.policies.recordEvaluation", () => {
  it("stores what the status of the run says", async () => {
    const { ports, ambient } = policyWorld();
    const evaluation = recordEvaluation.input.parse({ runId: "run-1", runStatus: "HALTED" });
    const answer = await recordEvaluation.handler(evaluation, { context, ports, ambient });
    expect(recordEvaluation.output.parse(answer)).toMatchObject({
      tenantId: "acme",
      runId: "run-1",
      outcome: "advisory",
      confidence: null,
      recorded: true,
    });
  });

  it("takes an outcome or a status, not both and not none", () => {
    for (const told of [{}, { outcome: "advisory", runStatus: "halted" }])
      expect(recordEvaluation.input.safeParse({ runId: "run-1", ...told }).success).toBe(false);
  });

  it("is a command of those who may record signals", () => {
    expect(recordEvaluation).toMatchObject({ kind: "command", permission: "signals.record" });
  });
});
