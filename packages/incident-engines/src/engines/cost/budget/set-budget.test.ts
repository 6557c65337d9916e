import { type Budget, setBudgetInputSchema } from "@hoc/incident-schemas";
import type { BudgetInPeriod, NewBudget } from "@hoc/incident-schemas/ports";
import { counterUuid, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it, vi } from "vitest";
import { buildBudget, THIS_MONTH, TODAY } from "../../../../test/budgets.js";
import { ADA, NOW, notedTraces } from "../../../../test/noted-traces.js";
import { setBudget } from "./set-budget.js";

function scene(before?: Budget, spentMicros = 0) {
  const { audit, ports: noted } = notedTraces(() => {});
  const insertBudget = vi.fn(async (_tenantId: string, budget: NewBudget) => buildBudget(budget));
  const keepSpend = vi.fn(async (_tenantId: string, periods: readonly BudgetInPeriod[]) =>
    periods.map((period) => ({ ...period, micros: spentMicros })),
  );
  const claimCrossings = vi.fn(async () => []);
  const listOpenCrossings = vi.fn(async (_tenantId: string, _periods: readonly BudgetInPeriod[]) => []);
  const fetchBudget = vi.fn(async () => before);
  const ports = stubPorts({
    ...noted,
    costBudgets: { fetchBudget, insertBudget, keepSpend, claimCrossings, listOpenCrossings },
  });
  const set = (said: object) =>
    setBudget({ ports, uuid: counterUuid(), actor: ADA }, "acme", setBudgetInputSchema.parse(said));
  return { set, audit, insertBudget, keepSpend, claimCrossings, listOpenCrossings, fetchBudget };
}

describe("setting a budget", () => {
  it("stores its first version, and the audit ledger says who did it", async () => {
    const { set, audit, insertBudget, keepSpend, claimCrossings } = scene();
    const said = { budgetType: "feature", entityId: "search", dailyLimitMicros: 0, hardLimitEnabled: true };
    const { budget, changed } = await set(said);
    expect(changed).toBe(true);
    expect(budget).toMatchObject({ ...said, monthlyLimitMicros: null, version: 1, setBy: ADA });
    expect(insertBudget).toHaveBeenCalledTimes(1);
    expect(audit).toEqual([
      {
        eventType: "CostBudgetSet",
        entityType: "COST_BUDGET",
        entityId: '["feature","search"]',
        actor: ADA,
        reason: null,
        before: null,
        after: {
          version: 1,
          dailyLimitMicros: 0,
          monthlyLimitMicros: null,
          warnThresholdPct: 80,
          hardLimitEnabled: true,
          isActive: true,
        },
        at: NOW,
      },
    ]);
    expect(keepSpend.mock.calls[0]?.[1]).toMatchObject([TODAY, THIS_MONTH]);
    expect(claimCrossings).not.toHaveBeenCalled();
  });

  it("F-109: is of the tenant's one budget when no entity is named", async () => {
    const { set, fetchBudget } = scene();
    await set({ dailyLimitMicros: 5 });
    expect(fetchBudget.mock.calls).toEqual([["acme", { budgetType: "tenant", entityId: null }]]);
  });

  it("stores the next version when anything differs, with what was before", async () => {
    const { set, audit } = scene(buildBudget({ version: 4 }));
    const { budget } = await set({ dailyLimitMicros: 1_000, warnThresholdPct: 90 });
    expect(budget.version).toBe(5);
    expect(audit).toMatchObject([
      { before: { version: 4, warnThresholdPct: 80 }, after: { version: 5, warnThresholdPct: 90 } },
    ]);
  });

  it.each([
    { dailyLimitMicros: 999 },
    { dailyLimitMicros: 0 },
    { monthlyLimitMicros: 1 },
    { warnThresholdPct: 81 },
    { hardLimitEnabled: true },
    { isActive: false },
  ])("differs by %j", async (said) => {
    const { set } = scene(buildBudget());
    expect(await set({ dailyLimitMicros: 1_000, ...said })).toMatchObject({ changed: true });
  });

  it("stores nothing and tells nobody when it stood like this already", async () => {
    const { set, audit, insertBudget } = scene(buildBudget());
    expect(await set({ dailyLimitMicros: 1_000 })).toEqual({ budget: buildBudget(), changed: false });
    expect([insertBudget.mock.calls, audit]).toEqual([[], []]);
  });

  it("looks for what earlier versions told of this day and month, of which a first version has none", async () => {
    const [first, next] = [scene(), scene(buildBudget())];
    for (const { set } of [first, next]) await set({ dailyLimitMicros: 5 });
    expect(first.listOpenCrossings).not.toHaveBeenCalled();
    expect(next.listOpenCrossings.mock.calls[0]?.[1]).toMatchObject([TODAY, THIS_MONTH]);
  });

  it("below what is spent already raises at once", async () => {
    const { set, claimCrossings } = scene(undefined, 900);
    await set({ dailyLimitMicros: 800, monthlyLimitMicros: 1_000 });
    expect(claimCrossings.mock.calls).toMatchObject([
      [
        "acme",
        [
          { period: "daily", thresholdPct: 80 },
          { period: "daily", thresholdPct: 100 },
          { period: "monthly", thresholdPct: 80 },
        ],
      ],
    ]);
  });
});
