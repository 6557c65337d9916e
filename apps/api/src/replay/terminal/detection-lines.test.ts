import { describe, expect, it } from "vitest";
import type { DetectionCounts } from "../detection-tally.js";
import { detectionLines } from "./detection-lines.js";

const counts: DetectionCounts = {
  examined: 2_000,
  failed: 900,
  detectors: new Map([
    ["step_repetition", { found: 400, foundFailed: 396, abstained: new Map([["inputs_unknown", 1_500]]) }],
    [
      "runaway",
      {
        found: 0,
        foundFailed: 0,
        abstained: new Map([
          ["use_unknown", 3],
          ["limits_unknown", 1_997],
          ["too_few_steps", 3],
        ]),
      },
    ],
    ["no_progress", { found: 1_200, foundFailed: 600, abstained: new Map() }],
  ]),
  any: { found: 1_300, foundFailed: 700 },
};

describe("what the detectors found", () => {
  it("is told against how the runs ended, with how many did not succeed anyway", () => {
    expect(detectionLines(counts)).toEqual([
      "",
      "What the detectors found in 2,000 runs, 0.450 of them without success:",
      "  detector         found in  of them without success  precision  recall",
      "  step_repetition       400                      396  0.990       0.440",
      "  runaway                 0                        0              0.000",
      "  no_progress         1,200                      600  0.500       0.667",
      "  any of them         1,300                      700  0.538       0.778",
      "  step_repetition cannot tell: inputs_unknown 1,500",
      "  runaway cannot tell: limits_unknown 1,997, too_few_steps 3, use_unknown 3",
    ]);
  });

  it("has no recall where every run succeeded", () => {
    const well = { ...counts, examined: 1, failed: 0, detectors: new Map(), any: { found: 1, foundFailed: 0 } };
    expect(detectionLines(well)).toEqual([
      "",
      "What the detectors found in 1 run, 0.000 of them without success:",
      "  detector     found in  of them without success  precision  recall",
      "  any of them         1                        0      0.000",
    ]);
  });

  it("is not told where no run was examined", () => {
    expect(detectionLines({ ...counts, examined: 0 })).toEqual([]);
  });
});
