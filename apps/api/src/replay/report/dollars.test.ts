import { expect, it } from "vitest";
import { dollars } from "./dollars.js";

it.each<[number | bigint, string]>([
  [0, "$0.00"],
  [300_000, "$0.30"],
  [1_234_500, "$1.2345"],
  [1, "$0.000001"],
  [-2_500_000, "−$2.50"],
  [12_345_678_000_000, "$12,345,678.00"],
  [9_007_199_254_740_993_000_001n, "$9,007,199,254,740,993.000001"],
])("dollars(%s) is %s", (micros, text) => {
  expect(dollars(micros)).toBe(text);
});
