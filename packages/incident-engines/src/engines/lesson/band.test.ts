import { LESSON_BANDS } from "@hoc/incident-schemas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bandOf, utilisationPercent, warnAtPercent } from "./band.js";

const of = (currentValue: number, thresholdValue: number) => ({ currentValue, thresholdValue });
const LIMIT = Number.MAX_SAFE_INTEGER;

describe("where a use of a limit lies", () => {
  it.each([
    [0, 100, "below_threshold"],
    [84, 100, "below_threshold"],
    [84_999, 100_000, "below_threshold"],
    [85, 100, "85-90"],
    [89_999, 100_000, "85-90"],
    [90, 100, "90-95"],
    [94_999, 100_000, "90-95"],
    [95, 100, "95-100"],
    [99_999, 100_000, "95-100"],
    [LIMIT - 1, LIMIT, "95-100"],
  ])("F-078: %d of %d is in %s, the upper bound exclusive", (used, limit, nearness) => {
    expect(bandOf(of(used, limit))).toBe(nearness);
  });

  it.each([
    [100, 100],
    [101, 100],
    [1, 1],
    [LIMIT, LIMIT],
    [LIMIT, 1],
  ])("F-078: %d of %d is a breach and near nothing any more", (used, limit) => {
    expect(bandOf(of(used, limit))).toBe("breach");
  });

  it("is exact where binary fractions are not: one below a bound is below it, whatever the size", () => {
    const hundredth = Math.floor(LIMIT / 100);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: hundredth }), fc.constantFrom(85, 90, 95, 100), (unit, percent) => {
        const order = ["below_threshold", ...LESSON_BANDS, "breach"];
        const at = order.indexOf(bandOf(of(unit * percent, unit * 100)));
        const below = order.indexOf(bandOf(of(unit * percent - 1, unit * 100)));
        expect(at - below).toBe(1);
      }),
    );
  });
});

it.each([
  [923, 1_000, 92.3, 83],
  [90, 100, 90, 81],
  [8_999, 10_000, 89.9, 80.9],
  [99_999, 100_000, 99.9, 89.9],
  [LIMIT - 1, LIMIT, 99.9, 89.9],
  [17, 20, 85, 76.5],
])("of %d of %d it says %d %%, and warns at %d %%, cut and not rounded", (used, limit, utilisation, warning) => {
  expect(utilisationPercent(of(used, limit))).toBe(utilisation);
  expect(warnAtPercent(of(used, limit))).toBe(warning);
});
