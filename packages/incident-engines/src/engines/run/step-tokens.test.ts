import { expect, it } from "vitest";
import { stepTokens } from "./step-tokens.js";

it("the tokens of a step are those that its host says, 0 included", () => {
  expect(stepTokens({ tokens: 3, outcomeData: { tokens: 5 } })).toBe(3);
  expect(stepTokens({ tokens: 0, outcomeData: { tokens: 5 } })).toBe(0);
});

it.each([0, 812, 1_000_000_000])("they are else those of what the step gave: %d", (tokens) => {
  expect(stepTokens({ outcomeData: { tokens } })).toBe(tokens);
});

it.each([-1, 1.5, 1_000_000_001, "812", null, undefined, [812]])("nobody knows them when these are %j", (tokens) => {
  expect(stepTokens({ outcomeData: { tokens } })).toBeUndefined();
  expect(stepTokens({})).toBeUndefined();
});
