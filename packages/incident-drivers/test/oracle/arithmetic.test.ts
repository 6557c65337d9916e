import { describe, expect, it } from "vitest";
import { averageMs, halfAwayFromZero, halfUp, largestMs, medianMs, microsBetween, twoDecimals } from "./arithmetic.js";

describe("the oracle's arithmetic", () => {
  it("rounds halves up, also below zero", () => {
    expect([halfUp(5n, 2n), halfUp(-5n, 2n), halfUp(-7n, 3n), halfUp(4n, 2n)]).toEqual([3n, -2n, -2n, 2n]);
  });

  it("rounds money away from zero", () => {
    expect([halfAwayFromZero(5n, 2n), halfAwayFromZero(-5n, 2n)]).toEqual([3n, -3n]);
  });

  it("rounds rates to two decimals", () => {
    expect([twoDecimals(1, 3), twoDecimals(5, 8), twoDecimals(9, 3)]).toEqual([0.33, 0.63, 3]);
  });

  it("measures durations exactly before it rounds them", () => {
    expect(microsBetween("2026-03-14T12:00:00.000000Z", "2026-03-14T12:00:00.000499Z")).toBe(499n);
    expect([averageMs([499n, 501n]), medianMs([0n, 999n]), medianMs([0n, 1_001n]), largestMs([0n, 499n])]).toEqual([
      1, 0, 1, 0,
    ]);
    expect([averageMs([]), medianMs([]), largestMs([])]).toEqual([null, null, null]);
  });
});
