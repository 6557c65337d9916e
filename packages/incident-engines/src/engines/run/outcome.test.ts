import { describe, expect, it } from "vitest";
import { runOutcomeOf } from "./outcome.js";

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
