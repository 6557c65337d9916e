import { expect, it } from "vitest";
import { durationText } from "./duration-text.js";

it.each([
  [0, "less than a minute"],
  [29_999, "less than a minute"],
  [30_000, "1 minute"],
  [89_999, "1 minute"],
  [90_000, "2 minutes"],
  [2_700_000, "45 minutes"],
  [3_599_999, "60 minutes"],
  [3_600_000, "1.0 hours"],
  [5_399_999, "1.5 hours"],
  [5_580_000, "1.6 hours"],
  [86_399_999, "24.0 hours"],
  [86_400_000, "1.0 days"],
  [216_000_000, "2.5 days"],
])("%i ms are said as %s", (ms, text) => {
  expect(durationText(ms)).toBe(text);
});
