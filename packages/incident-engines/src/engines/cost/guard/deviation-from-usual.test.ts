import { describe, expect, it } from "vitest";
import { deviationFromUsual } from "./deviation-from-usual.js";

const deviation = (spendMicros: number, hours: number, usualDailyMicros: number | undefined = 240) =>
  deviationFromUsual({ spendMicros, usualDailyMicros, hours });

describe("deviationFromUsual", () => {
  it("F-102: holds a spend against what is usual for as many hours or days", () => {
    expect(deviation(240, 24)).toBe(0);
    expect(deviation(240 * 7, 7 * 24)).toBe(0);
    expect(deviation(240 * 30 * 2, 30 * 24)).toBe(100);
    expect(deviation(120, 12)).toBe(0);
    expect(deviation(30, 6)).toBe(-50);
  });

  it("knows nothing without a usual day above nothing, or before the first hour", () => {
    expect(deviationFromUsual({ spendMicros: 5, usualDailyMicros: undefined, hours: 24 })).toBeNull();
    for (const usual of [0, -240]) expect(deviation(500, 24, usual)).toBeNull();
    expect(deviation(500, 0)).toBeNull();
  });

  it("tells of the first hours only what is above a whole usual day", () => {
    expect(deviation(240, 5)).toBeNull();
    expect(deviation(0, 5)).toBeNull();
    expect(deviation(480, 1)).toBe(100);
    expect(deviation(240, 6)).toBe(300);
  });

  it("is exact at its bounds, however large the amounts", () => {
    const usual = 3_002_399_751_580_330;
    expect(deviation(usual * 3, 24, usual)).toBe(200);
    expect(deviation(-usual, 24, usual)).toBe(-200);
  });
});
