import { evaluateRecoveryInputSchema, recoveryRuleSchema } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { byPriority, identityOf, matchOf, type RecoveryRule, ruleView } from "./recovery-rule.js";

const context = evaluateRecoveryInputSchema.parse({ errorCode: "TIMEOUT" });
const rule: RecoveryRule = {
  ...identityOf({ ruleId: "r", name: "A rule", weight: 0.5 }),
  kind: "error_code",
  action: null,
  score: 0.8,
  match: () => ({ score: 0.8, action: "notify_ops", adjustment: 0.1, reason: "So." }),
};

describe("a recovery rule", () => {
  it("has the priority 50 and the weight 1 unless told", () => {
    expect(identityOf({ ruleId: "r", name: "A rule" })).toEqual({
      ruleId: "r",
      name: "A rule",
      priority: 50,
      weight: 1,
    });
    expect(identityOf({ ruleId: "r", name: "A rule", priority: 0, weight: 0 })).toMatchObject({
      priority: 0,
      weight: 0,
    });
  });

  it("scores by its weight", () => {
    expect(matchOf(rule, context)).toEqual({ score: 0.4, action: "notify_ops", adjustment: 0.1, reason: "So." });
    expect(matchOf({ ...rule, match: () => undefined }, context)).toBeUndefined();
  });

  it("F-130: that fails counts as not matched", () => {
    const failing = {
      ...rule,
      match() {
        throw new Error("broken");
      },
    };
    expect(matchOf(failing, context)).toBeUndefined();
  });

  it("is shown without how it judges", () => {
    expect(recoveryRuleSchema.parse(ruleView(rule))).toEqual({
      ruleId: "r",
      name: "A rule",
      kind: "error_code",
      priority: 50,
      weight: 0.5,
      action: null,
      score: 0.8,
    });
  });

  it("stands before those of lower priority, and before those of its priority whose id follows", () => {
    const sorted = [
      { ruleId: "c", priority: 1 },
      { ruleId: "b", priority: 9 },
      { ruleId: "a", priority: 1 },
    ].sort(byPriority);
    expect(sorted.map(({ ruleId }) => ruleId)).toEqual(["b", "a", "c"]);
  });
});
