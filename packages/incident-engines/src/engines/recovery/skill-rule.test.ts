import { evaluateRecoveryInputSchema } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { skillRule } from "./skill-rule.js";

const about = { ruleId: "s", name: "Search fails", skills: ["web.search"], action: "fallback_model" };
const taken = (failure: object, rule = skillRule(about)) => rule.match(evaluateRecoveryInputSchema.parse(failure));

describe("a skill rule", () => {
  it("takes the failures of its skills, with a score of 0.7 unless told", () => {
    expect(taken({ skillId: "web.search" })).toEqual({
      score: 0.7,
      action: "fallback_model",
      adjustment: 0,
      reason: "The rule is about the skill web.search.",
    });
    expect(taken({ skillId: "web.search" }, skillRule({ ...about, score: 0.2 }))?.score).toBe(0.2);
  });

  it("leaves those of others and of none alone", () => {
    expect(taken({ skillId: "web.search.images" })).toBeUndefined();
    expect(taken({})).toBeUndefined();
  });

  it("is shown as a rule about skills", () => {
    expect(skillRule(about)).toMatchObject({ kind: "skill_specific", priority: 50, score: 0.7 });
  });
});
