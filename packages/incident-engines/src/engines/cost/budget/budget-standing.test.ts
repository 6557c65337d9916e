import { describe, expect, it } from "vitest";
import { buildBudget, buildUsedLimit, THIS_MONTH, TODAY } from "../../../../test/budgets.js";
import { budgetStanding, refusingLimit } from "./budget-standing.js";

const hard = buildBudget({ hardLimitEnabled: true });

describe("the limit that refuses a step", () => {
  it("is one that spend, promises and estimate together would pass; exactly full is no passing", () => {
    const used = [buildUsedLimit({ budget: hard, spentMicros: 600, reservedMicros: 300 })];
    expect([refusingLimit(used, 100), refusingLimit(used, 101)]).toEqual([
      null,
      { budgetType: "tenant", entityId: null, period: "daily", periodStart: TODAY.periodStart },
    ]);
  });

  it("is the first of several, and never a soft one", () => {
    const soft = buildUsedLimit({ spentMicros: 5_000 });
    const month = buildUsedLimit({ budget: hard, ...THIS_MONTH, spentMicros: 2_000 });
    const bob = buildUsedLimit({ budget: { ...hard, budgetType: "user", entityId: "bob" }, spentMicros: 2_000 });
    expect(refusingLimit([soft, month, bob], 1)).toMatchObject({ budgetType: "tenant", period: "monthly" });
    expect(refusingLimit([soft, bob], 0)).toMatchObject({ budgetType: "user", entityId: "bob" });
    expect(refusingLimit([soft], 1)).toBeNull();
  });

  it("F-109: is one of 0 for every step that costs anything", () => {
    const none = [buildUsedLimit({ budget: hard, limitMicros: 0 })];
    expect([refusingLimit(none, 0), refusingLimit(none, 1)]).toMatchObject([null, { period: "daily" }]);
  });
});

describe("how a limit stands", () => {
  it("F-100: tells what is left and the share of it, above 100 too", () => {
    expect(budgetStanding(buildUsedLimit({ spentMicros: 900, reservedMicros: 350 }))).toEqual({
      budgetType: "tenant",
      entityId: null,
      ...TODAY,
      limitMicros: 1_000,
      spentMicros: 900,
      reservedMicros: 350,
      remainingMicros: -250,
      usedPct: 125,
      hardLimitEnabled: false,
      verdict: "exceeded",
    });
  });

  it.each([
    [799, 1_000, 79.9, "within"],
    [800, 1_000, 80, "warning"],
    [1_000, 1_000, 100, "warning"],
    [1, 3, 33.33, "within"],
    [2, 3, 66.67, "within"],
    [5, 100_000, 0.01, "within"],
    [-5, 100_000, 0, "within"],
    [-6, 100_000, -0.01, "within"],
    [-250, 1_000, -25, "within"],
    [0, 0, null, "within"],
    [1, 0, null, "exceeded"],
  ])("%i of %i is %j per cent and %s", (spentMicros, limitMicros, usedPct, verdict) => {
    const standing = budgetStanding(buildUsedLimit({ spentMicros, limitMicros }));
    expect([standing.usedPct, standing.verdict]).toEqual([usedPct, verdict]);
  });
});
