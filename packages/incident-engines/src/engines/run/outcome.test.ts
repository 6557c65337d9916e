import { describe, expect, it } from "vitest";
import { isUnderWay, runOutcomeOf } from "./outcome.js";

describe("the outcome of a run", () => {
  it.each([
    ["succeeded", "SUCCESS"],
    ["completed", "SUCCESS"],
    ["success", "SUCCESS"],
    ["failed", "FAILURE"],
    ["failure", "FAILURE"],
    ["error", "FAILURE"],
    ["halted", "BLOCKED"],
    ["blocked", "BLOCKED"],
    ["aborted", "ABORTED"],
    ["cancelled", "ABORTED"],
    ["exploded", "FAILURE"],
    ["constructor", "FAILURE"],
  ])("of the status %s is %s, in any case", (status, outcome) => {
    expect(runOutcomeOf(status)).toBe(outcome);
    expect(runOutcomeOf(status.toUpperCase())).toBe(outcome);
  });
});

it.each([
  ["queued", true],
  ["running", true],
  ["Retry", true],
  ["failed", false],
  ["completed", false],
  ["paused", false],
])("whether a run goes on that is %s: %s", (status, underWay) => {
  expect(isUnderWay(status)).toBe(underWay);
});
