import { describe, expect, it } from "vitest";
import { endsOf, excerptOf } from "./excerpt.js";

describe("the excerpt of a list", () => {
  it("is all of it up to 1,000", () => {
    expect(excerptOf(0, undefined)).toEqual({ printed: [{ from: 0, to: 0 }], summed: [] });
    expect(excerptOf(1_000, 5)).toEqual({ printed: [{ from: 0, to: 1_000 }], summed: [] });
  });

  it.each([
    [undefined, 0],
    [0, 0],
    [24, 0],
    [500, 475],
    [1_049, 1_000],
  ])("is the 50 around place %s of a longer one", (center, from) => {
    expect(excerptOf(1_050, center).printed).toEqual([{ from, to: from + 50 }]);
  });

  it("sums up all of a longer one by hundreds, the last ones too", () => {
    const { summed } = excerptOf(1_050, 0);
    expect(summed).toHaveLength(11);
    expect([summed[0], summed.at(-1)]).toEqual([
      { from: 0, to: 100 },
      { from: 1_000, to: 1_050 },
    ]);
  });

  it("is the two ends where no place matters most", () => {
    expect(endsOf(2_000).printed).toEqual([
      { from: 0, to: 50 },
      { from: 1_950, to: 2_000 },
    ]);
    expect(endsOf(12).printed).toEqual([{ from: 0, to: 12 }]);
  });
});
