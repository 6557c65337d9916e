import { describe, expect, it } from "vitest";
import { type SummaryOfCosts, summarizeCosts } from "./summarize-costs.js";

const DOLLAR = 1_000_000;
const NOW = "2026-03-14T09:30:00.000000Z";
const COMPLETED = "2026-03-14T09:05:00.000000Z";

function summary(said: Partial<SummaryOfCosts> = {}, coveredUntil: string | null = "2026-03-14T09:00:00.000000Z") {
  return summarizeCosts({
    now: NOW,
    totals: { todayMicros: 9 * DOLLAR, mtdMicros: 100 * DOLLAR, weekMicros: 60 * DOLLAR },
    budget: { dailyLimitMicros: 10 * DOLLAR, monthlyLimitMicros: 200 * DOLLAR },
    usualDailyMicros: 12 * DOLLAR,
    lastSnapshot: { completedAt: COMPLETED, coveredUntil },
    ...said,
  });
}

describe("summarizeCosts", () => {
  it("tells what was spent, what may be, and how it moves", () => {
    expect(summary()).toEqual({
      spendTodayCents: 900,
      spendMtdCents: 10_000,
      spend7dCents: 6_000,
      budgetDailyCents: 1_000,
      budgetMonthlyCents: 20_000,
      budgetUsedDailyPct: 90,
      budgetUsedMonthlyPct: 50,
      overBudget: false,
      projectedMonthEndCents: 23_178,
      daysUntilBudgetExhausted: 13,
      trend: "rising",
      trendMessage: "Spending today so far is 100% higher than usual.",
      coveredUntil: "2026-03-14T09:00:00.000000Z",
      lastUpdated: COMPLETED,
    });
  });

  it("F-100: is over budget above a limit of the day or of the month, by any part of a cent", () => {
    const totals = { todayMicros: 10 * DOLLAR, mtdMicros: 200 * DOLLAR, weekMicros: 0 };
    expect(summary({ totals }).overBudget).toBe(false);
    expect(summary({ totals: { ...totals, todayMicros: 10 * DOLLAR + 1 } }).overBudget).toBe(true);
    expect(summary({ totals: { ...totals, mtdMicros: 200 * DOLLAR + 1 } }).overBudget).toBe(true);
    expect(summary({ totals: { ...totals, mtdMicros: 500 * DOLLAR } }).budgetUsedMonthlyPct).toBe(250);
  });

  it("F-104: carries a month on to its real end, by the hours that are covered", () => {
    const month = (now: string, coveredUntil: string) => summary({ now }, coveredUntil).projectedMonthEndCents;
    expect(month("2026-02-11T00:30:00.000000Z", "2026-02-11T00:00:00.000000Z")).toBe(28_000);
    expect(month("2028-02-11T00:30:00.000000Z", "2028-02-11T00:00:00.000000Z")).toBe(29_000);
    expect(month("2026-03-11T00:30:00.000000Z", "2026-03-11T00:00:00.000000Z")).toBe(31_000);
    expect(month("2026-03-11T12:30:00.000000Z", "2026-03-11T12:00:00.000000Z")).toBe(29_524);
  });

  it("carries no month on by a few hours: there is no pace before a day's worth of them is covered", () => {
    const now = "2026-03-02T00:30:00.000000Z";
    expect(summary({ now }, "2026-03-01T23:00:00.000000Z")).toMatchObject({
      projectedMonthEndCents: null,
      daysUntilBudgetExhausted: null,
    });
    expect(summary({ now }, "2026-03-02T00:00:00.000000Z")).toMatchObject({
      projectedMonthEndCents: 310_000,
      daysUntilBudgetExhausted: 1,
    });
  });

  it("F-104: rounds every amount once, half up", () => {
    const totals = { todayMicros: 4_999, mtdMicros: 5_000, weekMicros: 14_999 };
    expect(summary({ totals })).toMatchObject({ spendTodayCents: 0, spendMtdCents: 1, spend7dCents: 1 });
  });

  it("F-102: holds today against the same part of a usual day", () => {
    const trend = (todayMicros: number, coveredUntil: string) =>
      summary({ totals: { todayMicros, mtdMicros: 0, weekMicros: 0 } }, coveredUntil).trend;
    expect(trend(4.5 * DOLLAR, "2026-03-14T09:00:00.000000Z")).toBe("normal");
    expect(trend(13.5 * DOLLAR, "2026-03-14T09:00:00.000000Z")).toBe("rising");
    expect(trend(13.6 * DOLLAR, "2026-03-14T09:00:00.000000Z")).toBe("spike");
    expect(trend(12 * DOLLAR, "2026-03-14T01:00:00.000000Z")).toBe("normal");
    expect(trend(37 * DOLLAR, "2026-03-14T01:00:00.000000Z")).toBe("spike");
  });

  it("says nothing of what is usual where that is not known", () => {
    for (const usualDailyMicros of [undefined, 0, -1])
      expect(summary({ usualDailyMicros })).toMatchObject({ trend: "normal", trendMessage: null });
    expect(summary({}, "2026-03-14T00:00:00.000000Z")).toMatchObject({ trend: "normal", trendMessage: null });
  });

  it("F-099: is nothing, and not updated, before the first snapshot", () => {
    const totals = { todayMicros: 0, mtdMicros: 0, weekMicros: 0 };
    const first = { totals, budget: undefined, usualDailyMicros: undefined, lastSnapshot: undefined };
    expect(summary(first)).toEqual({
      spendTodayCents: 0,
      spendMtdCents: 0,
      spend7dCents: 0,
      budgetDailyCents: null,
      budgetMonthlyCents: null,
      budgetUsedDailyPct: null,
      budgetUsedMonthlyPct: null,
      overBudget: false,
      projectedMonthEndCents: null,
      daysUntilBudgetExhausted: null,
      trend: "normal",
      trendMessage: null,
      coveredUntil: null,
      lastUpdated: null,
    });
  });
});
