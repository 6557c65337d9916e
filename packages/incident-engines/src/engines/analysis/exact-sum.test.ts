import { describe, expect, it } from "vitest";
import { exactSum } from "./exact-sum.js";

describe("a sum of costs", () => {
  it("is exact, whatever its parts come to on the way", () => {
    expect(exactSum([])).toBe(0);
    expect(exactSum([Number.MAX_SAFE_INTEGER, 2, -2])).toBe(Number.MAX_SAFE_INTEGER);
    expect(exactSum([-Number.MAX_SAFE_INTEGER, -2, 2])).toBe(-Number.MAX_SAFE_INTEGER);
  });

  it.each([1, -1])("that no number holds exactly is refused (sign %i)", (sign) => {
    expect(() => exactSum([sign * Number.MAX_SAFE_INTEGER, sign])).toThrow(
      expect.objectContaining({ code: "cost_out_of_range" }),
    );
  });
});
