import { expect, it } from "vitest";
import { isOutOfLine } from "./anomaly-rules.js";

it.each([
  [30_000_000, 10_000_000, 300, false],
  [30_000_001, 10_000_000, 300, true],
  [900_000, 100_000, 300, false],
  [1_099_999, 100_000, 300, false],
  [1_100_000, 100_000, 300, true],
  [5_000_000, 0, 300, false],
  [5_000_000, -1_000_000, 300, false],
  [-5_000_000, 1_000_000, 300, false],
  [9_007_199_254_740_991, 3_002_399_751_580_330, 300, true],
  [9_007_199_254_740_990, 3_002_399_751_580_330, 300, false],
])(
  "F-101: %i where %i was expected, with a threshold of %i %%, is out of line: %s",
  (current, expected, pct, answer) => {
    expect(isOutOfLine(current, expected, pct)).toBe(answer);
  },
);
