import { evaluateRecoveryInputSchema } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { occurrenceRule } from "./occurrence-rule.js";

const rule = occurrenceRule({ ruleId: "o", name: "Report it", threshold: 5, action: "notify_ops" });
const taken = (occurrenceCount: number) => rule.match(evaluateRecoveryInputSchema.parse({ occurrenceCount }));

describe("an occurrence rule", () => {
  it("takes what happened as often as its threshold says, with a score of 0.9 unless told", () => {
    expect(taken(4)).toBeUndefined();
    expect(taken(5)).toEqual({
      score: 0.9,
      action: "notify_ops",
      adjustment: 0.1,
      reason: "It happened 5 times, which is 5 or more.",
    });
  });

  it("is shown with its threshold", () => {
    expect(rule).toMatchObject({ kind: "occurrence_threshold", threshold: 5, score: 0.9 });
  });
});
