import { recoveryAdviceSchema } from "@hoc/incident-schemas";
import { fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { evaluate } from "./evaluate.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "viewer" } as const;
const advice = (input: unknown) =>
  evaluate.handler(evaluate.input.parse(input), { context, ports: stubPorts(), ambient: fakeAmbient() });

describe("evaluate", () => {
  it("F-130: holds what the caller says against the default rules, and asks nothing stored", async () => {
    const answer = await advice({ errorCode: "HTTP_503", occurrenceCount: 5 });
    expect(recoveryAdviceSchema.parse(answer)).toMatchObject({
      recommendedAction: "circuit_breaker",
      totalScore: 0.75,
      confidence: 0.85,
    });
  });

  it("takes a failure of which nothing is known", async () => {
    expect(await advice({})).toMatchObject({ recommendedAction: null, explanation: "No rule matched." });
  });

  it("is a query for whoever may read, and refuses a misspelt member", () => {
    expect(evaluate).toMatchObject({
      id: "incidents.recoveryRules.evaluate",
      kind: "query",
      permission: "incidents.read",
    });
    expect(evaluate.input.safeParse({ error_code: "TIMEOUT" }).success).toBe(false);
  });
});
