import type { RecoveryRuleResult } from "@hoc/incident-schemas";
import { expect, it } from "vitest";
import { bestFirst } from "./best-first.js";

const result = (ruleId: string, score: number, priority: number, matched = true): RecoveryRuleResult => ({
  ruleId,
  name: ruleId,
  priority,
  matched,
  score,
  action: null,
  reason: "So.",
});

it("the rules that matched stand by falling score, ties by priority and then by id", () => {
  const results = [
    result("unmatched", 0, 99, false),
    result("z", 0.5, 10),
    result("b", 0.5, 10),
    result("low", 0.2, 90),
    result("important", 0.5, 20),
    result("best", 0.9, 1),
  ];
  expect(bestFirst(results).map(({ ruleId }) => ruleId)).toEqual(["best", "important", "b", "z", "low"]);
});
