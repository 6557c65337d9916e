import { evaluateRecoveryInputSchema } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { historicalRule } from "./historical-rule.js";

const rule = historicalRule({ ruleId: "h", name: "Do what helped before", minMatches: 3, minSuccessRate: 0.7 });

/** A history such as `"retry+ retry+ switch-"`: what was done, and whether it helped. */
function taken(history: string, by = rule) {
  const historicalMatches = history
    .split(" ")
    .filter(Boolean)
    .map((word) => ({ action: word.slice(0, -1), succeeded: word.endsWith("+") }));
  return by.match(evaluateRecoveryInputSchema.parse({ historicalMatches }));
}

describe("a historical rule", () => {
  it("asks for three recoveries, whatever they were", () => {
    expect(taken("retry+ retry+")).toBeUndefined();
    expect(taken("retry+ switch+ wait+")?.score).toBe(1);
  });

  it("asks for a success rate of 0.7", () => {
    const tenWith = (successes: number) =>
      Array.from({ length: 10 }, (_, index) => (index < successes ? "retry+" : "retry-")).join(" ");
    expect(taken(tenWith(6))).toBeUndefined();
    expect(taken(tenWith(7))).toEqual({
      score: 0.7,
      action: "retry",
      adjustment: expect.closeTo(0.14, 12),
      reason: "7 of 10 earlier recoveries succeeded.",
    });
  });

  it("does what succeeded most often, ties by name", () => {
    const lenient = historicalRule({ ruleId: "h", name: "h", minMatches: 3, minSuccessRate: 0.5 });
    expect(taken("wait+ retry+ retry+ wait- wait-", lenient)?.action).toBe("retry");
    expect(taken("wait+ retry+ wait+ retry+")?.action).toBe("retry");
  });

  it("has no score where there is no history, however little it asks for", () => {
    const undemanding = historicalRule({ ruleId: "h", name: "h", minMatches: 0, minSuccessRate: 0 });
    expect(taken("", undemanding)).toMatchObject({ score: 0, action: null, adjustment: 0 });
  });

  it("is shown with the recoveries that it asks for", () => {
    expect(rule).toMatchObject({ kind: "historical_pattern", action: null, score: null, threshold: 3 });
  });
});
