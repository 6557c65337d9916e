import { expect, it } from "vitest";
import { chanceOf } from "./chance.js";

const thousand = (seed: number) => {
  const chance = chanceOf(seed);
  return Array.from({ length: 1_000 }, () => chance.next());
};

it("comes out the same of the same seed, and otherwise of another", () => {
  expect(thousand(7)).toEqual(thousand(7));
  expect(thousand(7)).not.toEqual(thousand(8));
});

it("favours nothing", () => {
  for (const seed of [0, 1, 2, 1_000_000]) {
    const numbers = thousand(seed);
    const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
    expect(mean).toBeGreaterThan(0.45);
    expect(mean).toBeLessThan(0.55);
    expect(new Set(numbers).size).toBeGreaterThan(990);
  }
});
