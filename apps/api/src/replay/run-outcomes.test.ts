import { describe, expect, it } from "vitest";
import { runOutcomesOf, runsText } from "./run-outcomes.js";

describe("runOutcomesOf", () => {
  it("gives the outcomes that there were in a fixed order, and last the runs without one", () => {
    expect(runOutcomesOf({ runs: 9, outcomes: { ABORTED: 1, SUCCESS: 5, FAILURE: 2 } })).toEqual([
      { outcome: "SUCCESS", count: 5, meaning: "did their work" },
      { outcome: "FAILURE", count: 2, meaning: "failed" },
      { outcome: "ABORTED", count: 1, meaning: "were stopped by somebody" },
      { outcome: "under way", count: 1, meaning: "have no outcome yet" },
    ]);
    expect(runOutcomesOf({ runs: 1, outcomes: { BLOCKED: 1 } }).map(({ outcome }) => outcome)).toEqual(["BLOCKED"]);
  });
});

describe("runsText", () => {
  it("counts every run that did not succeed, whatever stopped it", () => {
    const outcomes = { SUCCESS: 1_000, FAILURE: 1_000, BLOCKED: 200, ABORTED: 34 };
    expect(runsText({ runs: 2_234, steps: 1, outcomes })).toBe("2,234 runs of 1 step, 1,234 of them without success");
    expect(runsText({ runs: 1, steps: 2, outcomes: {} })).toBe("1 run of 2 steps, none of them without success");
  });
});
