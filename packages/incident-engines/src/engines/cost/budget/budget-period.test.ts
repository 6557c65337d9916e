import { expect, it } from "vitest";
import { budgetPeriodAt } from "./budget-period.js";

it.each([
  ["daily", "2026-03-14T00:00:00.000000Z", "2026-03-14", "2026-03-15"],
  ["daily", "2026-03-14T23:59:59.999999Z", "2026-03-14", "2026-03-15"],
  ["daily", "2026-12-31T12:00:00.000000Z", "2026-12-31", "2027-01-01"],
  ["monthly", "2026-03-01T00:00:00.000000Z", "2026-03-01", "2026-04-01"],
  ["monthly", "2026-01-31T23:59:59.999999Z", "2026-01-01", "2026-02-01"],
  ["monthly", "2028-02-29T12:00:00.000000Z", "2028-02-01", "2028-03-01"],
  ["monthly", "2026-12-31T23:59:59.999999Z", "2026-12-01", "2027-01-01"],
] as const)("F-104: the %s period of %s is from %s to %s, as long as it is", (period, at, start, end) => {
  expect(budgetPeriodAt(period, at)).toEqual({
    period,
    periodStart: `${start}T00:00:00.000000Z`,
    periodEnd: `${end}T00:00:00.000000Z`,
  });
});
