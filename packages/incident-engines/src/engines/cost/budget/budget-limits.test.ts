import { describe, expect, it } from "vitest";
import { buildBudget } from "../../../../test/budgets.js";
import { budgetLimit, budgetLimits } from "./budget-limits.js";

describe("the limits of a budget", () => {
  it("F-109: are those that are set, the day's first, and 0 is one", () => {
    const both = buildBudget({ dailyLimitMicros: 0, monthlyLimitMicros: 5 });
    expect(budgetLimits(both)).toEqual([
      { period: "daily", limitMicros: 0 },
      { period: "monthly", limitMicros: 5 },
    ]);
    expect(budgetLimits(buildBudget({ dailyLimitMicros: null, monthlyLimitMicros: 0 }))).toEqual([
      { period: "monthly", limitMicros: 0 },
    ]);
  });

  it("are none once it is taken back", () => {
    const inactive = buildBudget({ isActive: false, monthlyLimitMicros: 5 });
    expect(budgetLimits(inactive)).toEqual([]);
    expect([budgetLimit(inactive, "daily"), budgetLimit(buildBudget(), "daily")]).toEqual([null, 1_000]);
  });
});
