import type { BudgetInPeriod, CostEntities } from "@hoc/incident-schemas/ports";
import { stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it, vi } from "vitest";
import { buildBudget, THIS_MONTH, TODAY } from "../../../../test/budgets.js";
import { NOW } from "../../../../test/noted-traces.js";
import { usedLimits } from "./used-limits.js";

function scene(budgets = [buildBudget({ monthlyLimitMicros: 5_000 })]) {
  const fetchBudgetsOf = vi.fn(async (_tenantId: string, _of: CostEntities) => budgets);
  const amounts = (first: number) => (periods: readonly BudgetInPeriod[]) =>
    periods.map((period, index) => ({ ...period, micros: first + index }));
  const keepSpend = async (_tenantId: string, periods: readonly BudgetInPeriod[]) => amounts(10)(periods);
  const fetchReserved = vi.fn(async (_tenantId: string, periods: readonly BudgetInPeriod[], _now: string) =>
    amounts(100)(periods),
  );
  const ports = stubPorts({ costBudgets: { fetchBudgetsOf, keepSpend }, costReservations: { fetchReserved } });
  return { ports, fetchBudgetsOf, fetchReserved };
}

it("gives every limit that a step falls under, with what is spent and promised of it now", async () => {
  const { ports, fetchBudgetsOf, fetchReserved } = scene();
  const [budget] = [buildBudget({ monthlyLimitMicros: 5_000 })];
  expect(await usedLimits(ports, "acme", { featureTag: "search", userId: null })).toEqual([
    { budget, ...TODAY, limitMicros: 1_000, spentMicros: 10, reservedMicros: 100 },
    { budget, ...THIS_MONTH, limitMicros: 5_000, spentMicros: 11, reservedMicros: 101 },
  ]);
  expect(fetchBudgetsOf.mock.calls).toEqual([["acme", { featureTags: ["search"], userIds: [] }]]);
  expect(fetchReserved.mock.calls[0]?.[2]).toBe(NOW);
});

it("asks nothing more where no budget has a limit", async () => {
  const { ports, fetchReserved } = scene([buildBudget({ isActive: false })]);
  expect(await usedLimits(ports, "acme", {})).toEqual([]);
  expect(fetchReserved).not.toHaveBeenCalled();
});
