import { evaluateRecoveryInputSchema } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { compositeRule } from "./composite-rule.js";
import { errorCodeRule } from "./error-code-rule.js";
import { matchOf } from "./recovery-rule.js";
import { skillRule } from "./skill-rule.js";

const timeouts = errorCodeRule({ ruleId: "t", name: "t", patterns: ["TIMEOUT"], action: "retry", score: 0.9 });
const search = skillRule({ ruleId: "s", name: "s", skills: ["search"], action: "switch", score: 0.4 });
const failing = {
  ...timeouts,
  match() {
    throw new Error("broken");
  },
};
const both = { errorCode: "TIMEOUT", skillId: "search" };
const named = { ruleId: "c", name: "c" };

const taken = (rule: ReturnType<typeof compositeRule>, failure: object) =>
  matchOf(rule, evaluateRecoveryInputSchema.parse(failure));

describe("a composite rule", () => {
  it("of AND asks for all of its rules, and has the lowest score", () => {
    const rule = compositeRule({ ...named, operator: "AND", rules: [timeouts, search] });
    expect(taken(rule, both)).toMatchObject({ score: 0.4, action: "switch" });
    expect(taken(rule, { errorCode: "TIMEOUT" })).toBeUndefined();
  });

  it("of OR asks for one of its rules, and has the highest score", () => {
    const rule = compositeRule({ ...named, operator: "OR", rules: [search, timeouts] });
    expect(taken(rule, both)).toMatchObject({ score: 0.9, action: "retry" });
    expect(taken(rule, { skillId: "search" })).toMatchObject({ score: 0.4, action: "switch" });
    expect(taken(rule, {})).toBeUndefined();
  });

  it("counts the weights of its rules and its own", () => {
    const heavy = { ...search, weight: 3 };
    const rule = compositeRule({ ...named, operator: "AND", rules: [timeouts, heavy], weight: 2 });
    expect(taken(rule, both)).toMatchObject({ score: 1.8, action: "retry" });
  });

  it("has an action of its own where it is given one", () => {
    const rule = compositeRule({ ...named, operator: "OR", rules: [timeouts], action: "notify_ops" });
    expect(taken(rule, both)?.action).toBe("notify_ops");
  });

  it("F-130: takes a rule that fails as not matched, and none of no rules", () => {
    const any = compositeRule({ ...named, operator: "OR", rules: [failing, search] });
    const all = compositeRule({ ...named, operator: "AND", rules: [failing, search] });
    expect(taken(any, both)?.score).toBe(0.4);
    expect(taken(all, both)).toBeUndefined();
    expect(taken(compositeRule({ ...named, operator: "AND", rules: [] }), both)).toBeUndefined();
  });

  it("can be made of composites", () => {
    const any = compositeRule({ ...named, operator: "OR", rules: [timeouts, search] });
    const rule = compositeRule({ ...named, operator: "AND", rules: [any, search] });
    expect(taken(rule, both)?.score).toBe(0.4);
    expect(rule).toMatchObject({ kind: "composite", score: null, action: null });
  });
});
