import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scaledDecimal } from "./decimal.js";

describe("scaledDecimal", () => {
  it("gives back every whole number of micros written as dollars", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (micros) => {
        const magnitude = (micros < 0n ? -micros : micros).toString().padStart(7, "0");
        const dollars = `${micros < 0n ? "-" : ""}${magnitude.slice(0, -6)}.${magnitude.slice(-6)}`;
        expect(scaledDecimal(dollars, 6, "round")).toBe(micros);
      }),
    );
  });

  it("reads every spelling of a number alike", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }), (number) => {
        expect(scaledDecimal(String(number), 6, "round")).toBe(scaledDecimal(number.toExponential(), 6, "round"));
      }),
    );
  });

  it("differs from the exact value by half a unit at most when it rounds, and by less than one when it cuts", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.integer({ min: 1, max: 9 }), (digits, dropped) => {
        const unit = 10n ** BigInt(dropped);
        const rounded = scaledDecimal(`${digits}e-${dropped}`, 0, "round") as bigint;
        const cut = scaledDecimal(`${digits}e-${dropped}`, 0, "cut") as bigint;
        const off = rounded * unit - digits;
        expect((off < 0n ? -off : off) * 2n <= unit).toBe(true);
        expect(digits - cut * unit < unit && cut * unit <= digits).toBe(true);
      }),
    );
  });

  it.each<[string, number, "round" | "cut", bigint]>([
    ["0.1", 6, "round", 100_000n],
    ["0.05219899999999999", 6, "round", 52_199n],
    ["0.0000005", 6, "round", 1n],
    ["-0.0000005", 6, "round", -1n],
    ["1.9", 0, "cut", 1n],
    ["-1.9", 0, "cut", -1n],
    [".5", 1, "round", 5n],
    ["5.", 0, "round", 5n],
    [" 7 ", 0, "round", 7n],
    ["1e-7", 6, "round", 0n],
    ["1.5E3", 0, "round", 1_500n],
  ])("%s × 10^%i (%s) is %s", (text, power, rest, expected) => {
    expect(scaledDecimal(text, power, rest)).toBe(expected);
  });

  it.each(["", ".", "-", "1,5", "1_000", "0x10", "NaN", "Infinity", "1e9999", "$1", "1 2"])(
    "%j is no number",
    (text) => {
      expect(scaledDecimal(text, 6, "round")).toBeUndefined();
    },
  );
});
