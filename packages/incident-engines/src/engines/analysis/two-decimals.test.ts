import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { twoDecimals, wholeQuotient } from "./two-decimals.js";

describe("a quotient with two decimals", () => {
  it.each([
    [0, 7, 0],
    [1, 8, 0.13],
    [3, 8, 0.38],
    [1, 3, 0.33],
    [2, 3, 0.67],
    [201, 200, 1.01],
    [1_005, 1_000, 1.01],
    [1_004_999, 1_000_000, 1],
  ])("of %i by %i is %f, halves go up", (dividend, divisor, quotient) => {
    expect(twoDecimals(dividend, divisor)).toBe(quotient);
  });
});

it("a whole quotient is the nearest whole number, the upper one of two", () => {
  const numbers = [fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 1, max: 1e6 })] as const;
  fc.assert(
    fc.property(...numbers, (dividend, divisor) => {
      const error = 2 * (wholeQuotient(dividend, divisor) * divisor - dividend);
      expect(error).toBeGreaterThan(-divisor);
      expect(error).toBeLessThanOrEqual(divisor);
    }),
  );
});
