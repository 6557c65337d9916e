import { describe, expect, it } from "vitest";
import { mapTrend } from "./map-trend.js";

describe("mapTrend", () => {
  it.each([
    [null, "normal", "Spending is within the usual range."],
    [0, "normal", "Spending is within the usual range."],
    [50, "normal", "Spending is within the usual range."],
    [50.01, "rising", "Spending is 50% higher than usual."],
    [123.6, "rising", "Spending is 124% higher than usual."],
    [200, "rising", "Spending is 200% higher than usual."],
    [200.01, "spike", "Spending is 200% above the usual level."],
    [1_234, "spike", "Spending is 1234% above the usual level."],
    [-30, "normal", "Spending is within the usual range."],
    [-30.01, "normal", "Spending is 30% below the usual level."],
    [-100, "normal", "Spending is 100% below the usual level."],
  ])("calls a deviation of %s %s: %s", (deviationPct, trend, message) => {
    expect(mapTrend(deviationPct)).toEqual({ trend, message });
  });

  it("says what it speaks of", () => {
    expect(mapTrend(60, "Today so far").message).toBe("Today so far is 60% higher than usual.");
  });
});
