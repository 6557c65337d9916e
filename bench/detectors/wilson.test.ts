import { expect, it } from "vitest";
import { wilson } from "./wilson.js";

it.each([
  [9, 10, 0.596, 0.982],
  [0, 10, 0, 0.278],
  [10, 10, 0.722, 1],
  [50, 100, 0.404, 0.596],
  [0, 0, 0, 1],
])("Wilson's interval of %d of %d is from %d to %d", (hits, cases, low, high) => {
  const interval = wilson(hits, cases);
  expect(interval.low).toBeCloseTo(low, 3);
  expect(interval.high).toBeCloseTo(high, 3);
});
