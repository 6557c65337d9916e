import { expect, it } from "vitest";
import { mostFrequent } from "./most-frequent.js";

it("gives the largest counts first, of equal ones the first by key", () => {
  const counts = new Map([
    ["B", 1],
    ["A", 1],
    ["C", 2],
  ]);
  expect(mostFrequent(counts, 2)).toEqual([
    ["C", 2],
    ["A", 1],
  ]);
  expect(mostFrequent(counts, 5).map(([key]) => key)).toEqual(["C", "A", "B"]);
  expect(mostFrequent(new Map(), 5)).toEqual([]);
});
