import { expect, it } from "vitest";
import { CURRENT_RULES, knowsRules, ruleSetOf } from "./rule-sets.js";

const generator = (rules: string) => ({ name: "@hoc/export-bundles", rules, renderer: "pdf/1" }) as const;

it("knows the rules of every kind, for bundles of that kind only", () => {
  for (const [bundleType, rules] of Object.entries(CURRENT_RULES)) {
    expect(knowsRules({ bundleType: bundleType as keyof typeof CURRENT_RULES, generator: generator(rules) })).toBe(
      true,
    );
    expect(ruleSetOf(rules)?.bundleType).toBe(bundleType);
  }
  expect(knowsRules({ bundleType: "evidence", generator: generator("soc2-rules/1") })).toBe(false);
});

it.each(["soc2-rules/2", "", "toString", "__proto__"])("does not know %j", (rules) =>
  expect(knowsRules({ bundleType: "soc2", generator: generator(rules) })).toBe(false),
);
