import { expect, it } from "vitest";
import { deviationPct } from "./deviation-pct.js";

it.each([
  [22_340_000, 10_000_000, 123.4],
  [10, 10, 0],
  [0, 10, -100],
  [5, 0, null],
  [1, 3, -66.67],
  [2, 3, -33.33],
  [200_001, 200_000, 0],
  [200_010, 200_000, 0.01],
  [1_000_000_000_000_000, 1, 99_999_999_999_999_900],
  [999_999_999_999_999, 1_000_000_000_000_000, 0],
  [999_949_999_999_999, 1_000_000_000_000_000, -0.01],
])("%i where %i was expected is %f per cent above it", (currentValueMicros, expectedValueMicros, pct) => {
  expect(deviationPct({ currentValueMicros, expectedValueMicros })).toBe(pct);
});
