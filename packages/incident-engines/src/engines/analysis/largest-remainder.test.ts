import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { largestRemainder } from "./largest-remainder.js";

const counts = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 40 });
const someCounts = counts.filter((each) => each.some((count) => count > 0));
const hundredths = (shares: readonly number[]) => shares.map((share) => Math.round(share * 100));
const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

describe("F-047: shares by the largest remainder", () => {
  it.each([
    [[], []],
    [
      [0, 0],
      [0, 0],
    ],
    [[5], [100]],
    [
      [1, 1, 1],
      [33.34, 33.33, 33.33],
    ],
    [
      [1, 1, 1, 1, 1, 1],
      [16.67, 16.67, 16.67, 16.67, 16.66, 16.66],
    ],
    [
      [2, 1],
      [66.67, 33.33],
    ],
    [
      [1, 2],
      [33.33, 66.67],
    ],
    [
      [0, 1, 999_999],
      [0, 0, 100],
    ],
  ])("of %j are %j", (given, shares) => {
    expect(largestRemainder(given)).toEqual(shares);
  });

  it("sum to exactly 100", () => {
    fc.assert(
      fc.property(someCounts, (given) => {
        expect(sumOf(hundredths(largestRemainder(given)))).toBe(10_000);
      }),
    );
  });

  it("lie less than a hundredth from the exact ones", () => {
    fc.assert(
      fc.property(someCounts, (given) => {
        const total = BigInt(sumOf(given));
        for (const [place, share] of hundredths(largestRemainder(given)).entries()) {
          const off = BigInt(share) * total - BigInt(given[place] as number) * 10_000n;
          expect(off < total && -off < total).toBe(true);
        }
      }),
    );
  });

  it("are the same whatever the order that they are asked in", () => {
    const shuffled = someCounts.chain((given) =>
      fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
    );
    const pairs = (given: readonly number[]) => {
      const shares = largestRemainder(given);
      return given.map((count, place) => `${count} ${shares[place]}`).sort();
    };
    fc.assert(
      fc.property(shuffled, ([given, other]) => {
        expect(pairs(other)).toEqual(pairs(given));
      }),
    );
  });

  it("never give less to more", () => {
    fc.assert(
      fc.property(someCounts, (given) => {
        const falling = [...given].sort((a, b) => b - a);
        const shares = largestRemainder(falling);
        expect([...shares].sort((a, b) => b - a)).toEqual(shares);
      }),
    );
  });
});
