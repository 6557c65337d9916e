import { expect, it } from "vitest";
import { buildAmount, buildBudget, THIS_MONTH } from "../../../../test/budgets.js";
import { spendUnder } from "./spend-under.js";

const AT = "2026-03-14T09:00:00.000000Z";
const LATER = "2026-03-14T10:00:00.000000Z";
const search = buildBudget({ budgetType: "feature", entityId: "search" });
const bob = buildBudget({ budgetType: "user", entityId: "bob", isActive: false });

it("adds up what falls under each budget, by day and by month, refunds too, whatever limits it has now", () => {
  const records = [
    { occurredAt: LATER, costMicros: 5, featureTag: "search" },
    { occurredAt: AT, costMicros: -2, userId: "bob" },
    { occurredAt: "2026-03-13T09:00:00.000000Z", costMicros: 10, featureTag: "bob", userId: "search" },
  ];
  const added = spendUnder([buildBudget(), search, bob], records);
  const yesterday = { periodStart: "2026-03-13T00:00:00.000000Z", periodEnd: "2026-03-14T00:00:00.000000Z" };
  const ofSearch = { budgetType: "feature", entityId: "search" } as const;
  const ofBob = { budgetType: "user", entityId: "bob" } as const;
  expect(added.map(({ amount }) => amount)).toEqual([
    buildAmount(3),
    buildAmount(10, yesterday),
    buildAmount(13, THIS_MONTH),
    buildAmount(5, ofSearch),
    buildAmount(5, { ...ofSearch, ...THIS_MONTH }),
    buildAmount(-2, ofBob),
    buildAmount(-2, { ...ofBob, ...THIS_MONTH }),
  ]);
  expect(added.map(({ lastAt }) => lastAt).slice(0, 3)).toEqual([LATER, "2026-03-13T09:00:00.000000Z", LATER]);
  expect(added.map(({ budget }) => budget)).toContain(bob);
});

it("adds nothing to budgets that no record falls under", () => {
  expect(spendUnder([search, bob], [{ occurredAt: AT, costMicros: 5 }])).toEqual([]);
});
