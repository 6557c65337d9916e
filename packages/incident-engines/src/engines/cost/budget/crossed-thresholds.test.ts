import { expect, it } from "vitest";
import { crossedThresholds, isWarned } from "./crossed-thresholds.js";

it.each([
  [80, 1_000, 799, []],
  [80, 1_000, 800, [80]],
  [80, 1_000, 1_000, [80]],
  [80, 1_000, 1_001, [80, 100]],
  [33, 10, 3, []],
  [33, 10, 4, [33]],
  [100, 1_000, 1_000, []],
  [100, 1_000, 1_001, [100]],
  [80, 1_000, -5, []],
  [99, 1_000_000_000_000_000, 989_999_999_999_999, []],
  [99, 1_000_000_000_000_000, 990_000_000_000_000, [99]],
])("a warning from %i per cent on, of %i, is passed by %i as far as %j", (warnThresholdPct, limit, spent, crossed) => {
  expect(crossedThresholds({ warnThresholdPct }, limit, spent)).toEqual(crossed);
});

it("F-109: a limit of 0 is passed by any spend, and never warned of", () => {
  expect([0, 1].map((spent) => crossedThresholds({ warnThresholdPct: 80 }, 0, spent))).toEqual([[], [100]]);
  expect(isWarned(80, 0, 1)).toBe(false);
});
