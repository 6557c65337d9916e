import { describe, expect, it } from "vitest";
import { budgetUse, daysUntilExhausted } from "./budget-use.js";

describe("budgetUse", () => {
  it("F-100: goes beyond 100 per cent, and says that the budget is passed", () => {
    expect(budgetUse(15_000_000, 10_000_000)).toEqual({ budgetCents: 1_000, usedPct: 150, isOver: true });
    expect(budgetUse(10_000_000, 10_000_000)).toEqual({ budgetCents: 1_000, usedPct: 100, isOver: false });
    expect(budgetUse(10_000_001, 10_000_000)).toMatchObject({ usedPct: 100, isOver: true });
  });

  it("F-109: takes 0 for a limit that any spending is above", () => {
    expect(budgetUse(1, 0)).toEqual({ budgetCents: 0, usedPct: null, isOver: true });
    expect(budgetUse(0, 0)).toEqual({ budgetCents: 0, usedPct: null, isOver: false });
  });

  it("says nothing without a limit", () => {
    for (const limit of [null, undefined])
      expect(budgetUse(1, limit)).toEqual({ budgetCents: null, usedPct: null, isOver: false });
  });

  it("is to two decimals, and none used where more came back than was spent", () => {
    expect(budgetUse(1, 3).usedPct).toBe(33.33);
    expect(budgetUse(2, 3).usedPct).toBe(66.67);
    expect(budgetUse(-5, 10).usedPct).toBe(0);
  });
});

describe("daysUntilExhausted", () => {
  const days = (monthlyLimitMicros: number | null, mtd: number, hours: number) =>
    daysUntilExhausted({ monthlyLimitMicros }, mtd, hours);

  it("is what is left by what a day costs, in whole days", () => {
    expect(days(100, 20, 48)).toBe(8);
    expect(days(99, 20, 48)).toBe(7);
    expect(days(100, 20, 24)).toBe(4);
  });

  it("is 0 when nothing is left, of a limit of 0 too", () => {
    expect(days(20, 20, 48)).toBe(0);
    expect(days(20, 25, 48)).toBe(0);
    expect(days(0, 0, 0)).toBe(0);
  });

  it("is not known without a limit or a pace", () => {
    expect(days(null, 20, 48)).toBeNull();
    expect(daysUntilExhausted(undefined, 20, 48)).toBeNull();
    expect(days(100, 0, 48)).toBeNull();
    expect([days(100, 20, 23), days(100, 20, 24)]).toEqual([null, 4]);
    expect(days(0, -5, 48)).toBeNull();
  });
});
