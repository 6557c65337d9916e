import { describe, expect, it } from "vitest";
import { RunTally } from "./run-tally.js";

describe("RunTally", () => {
  it("counts runs and steps, and those that were there before", () => {
    const tally = new RunTally();
    tally.addStart({ recorded: true });
    tally.addStart({ recorded: false });
    tally.addSteps({ recorded: 3, duplicates: 0 });
    tally.addSteps({ recorded: 1, duplicates: 2 });
    expect(tally).toMatchObject({ runs: 2, runsBefore: 1, steps: 6, stepsBefore: 2 });
  });

  it("counts how runs ended, and with which error codes", () => {
    const tally = new RunTally();
    tally.addEnd({ run: { outcome: "SUCCESS", errorCode: null } });
    for (const errorCode of ["A", "C", "C"]) tally.addEnd({ run: { outcome: "FAILURE", errorCode } });
    tally.addEnd({ run: { outcome: null, errorCode: null } });
    expect(tally.outcomes).toEqual({ SUCCESS: 1, FAILURE: 3 });
    expect([...tally.errorCodes]).toEqual([
      ["A", 1],
      ["C", 2],
    ]);
  });
});
