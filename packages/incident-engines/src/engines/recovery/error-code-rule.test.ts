import { evaluateRecoveryInputSchema } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { errorCodeRule } from "./error-code-rule.js";

const rule = errorCodeRule({
  ruleId: "server",
  name: "Spare a failing server",
  patterns: ["HTTP_5XX", "500", "INTERNAL_ERROR"],
  action: "circuit_breaker",
  score: 0.8,
});
const taken = (failure: object) => rule.match(evaluateRecoveryInputSchema.parse(failure));

describe("an error code rule", () => {
  it("takes a code that has one of its patterns, with its own score and action, and says which", () => {
    expect(taken({ errorCode: "upstream-internal-error" })).toEqual({
      score: 0.8,
      action: "circuit_breaker",
      adjustment: 0,
      reason: "The error code has INTERNAL_ERROR.",
    });
  });

  it.each(["1500", "ORDER_5001", "INTERNAL", "ERROR_INTERNAL"])("F-130: leaves %s alone", (errorCode) => {
    expect(taken({ errorCode })).toBeUndefined();
  });

  it("looks at the code, not at what a message mentions", () => {
    expect(taken({ errorMessage: "HTTP 500" })).toBeUndefined();
    expect(taken({ errorCode: "OTHER", errorMessage: "HTTP 500" })).toBeUndefined();
  });

  it("is shown with its patterns", () => {
    expect(rule).toMatchObject({ kind: "error_code", patterns: ["HTTP_5XX", "500", "INTERNAL_ERROR"], score: 0.8 });
  });
});
