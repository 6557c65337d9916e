import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { centsOf, centsOfQuotient, roundedQuotient, sharesOf, splitCents } from "./cents.js";

const micros = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 });

describe("F-104: cents", () => {
  it.each([
    [0, 0],
    [4_999, 0],
    [5_000, 1],
    [14_999, 1],
    [-4_999, 0],
    [-5_000, 0],
    [-5_001, -1],
    [Number.MAX_SAFE_INTEGER, 900_719_925_474],
    [-Number.MAX_SAFE_INTEGER, -900_719_925_474],
  ])("%d micro-dollars are %d, rounded half up", (amount, cents) => {
    expect(centsOf(amount)).toBe(cents);
  });

  it("of a quotient are rounded once, never in between", () => {
    expect(centsOfQuotient(10_000n, 3n)).toBe(0);
    expect(centsOfQuotient(14_999n * 3n, 9n)).toBe(0);
    expect(centsOfQuotient(5_000n * 31n, 31n)).toBe(1);
    expect(roundedQuotient(-3n, 2n)).toBe(-1);
  });
});

describe("F-104: the parts of an amount", () => {
  it("add up to the whole, rounded once, whatever is spent and paid back", () => {
    fc.assert(
      fc.property(fc.array(micros, { maxLength: 12 }), (parts) => {
        const whole = parts.reduce((sum, part) => sum + part, 0);
        expect(splitCents(parts).reduce((sum, part) => sum + part, 0)).toBe(centsOf(whole));
      }),
    );
  });

  it("are each within a cent of what they are", () => {
    fc.assert(
      fc.property(fc.array(micros, { minLength: 1, maxLength: 12 }), (parts) => {
        for (const [index, cents] of splitCents(parts).entries())
          expect(Math.abs(cents * 10_000 - (parts[index] as number))).toBeLessThan(10_000);
      }),
    );
  });

  it("that lost most get the cents that are left over, the first of equals", () => {
    expect(splitCents([3_000, 4_000, 3_000])).toEqual([0, 1, 0]);
    expect(splitCents([5_000, 5_000, 5_000])).toEqual([1, 1, 0]);
    expect(splitCents([10_000, 20_000])).toEqual([1, 2]);
    expect(splitCents([])).toEqual([]);
  });
});

describe("sharesOf", () => {
  it("are of what was spent before refunds and add up to 100, to one decimal each", () => {
    expect(sharesOf([30, 30, 30, -50])).toEqual([33.4, 33.3, 33.3, 0]);
    expect(sharesOf([1, 0, -1])).toEqual([100, 0, 0]);
  });

  it("are 0 of nothing", () => {
    expect(sharesOf([0, -5])).toEqual([0, 0]);
    expect(sharesOf([])).toEqual([]);
  });
});
