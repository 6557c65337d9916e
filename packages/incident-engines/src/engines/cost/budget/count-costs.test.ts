import type { BudgetAmount, CostEntities, NewCostRecord } from "@hoc/incident-schemas/ports";
import { counterUuid, stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it, vi } from "vitest";
import { buildBudget } from "../../../../test/budgets.js";
import { NOW } from "../../../../test/noted-traces.js";
import { countCosts } from "./count-costs.js";

function record(said: Partial<NewCostRecord> = {}): NewCostRecord {
  return {
    recordId: "c",
    model: "m",
    inputTokens: 0,
    outputTokens: 0,
    costMicros: 5,
    occurredAt: NOW,
    contentDigest: "0".repeat(64),
    ...said,
  };
}

function scene(budgets = [buildBudget()]) {
  const fetchBudgetsOf = vi.fn(async (_tenantId: string, _of: CostEntities) => budgets);
  const addSpend = vi.fn(async (_tenantId: string, additions: readonly BudgetAmount[]) => [...additions]);
  const claimCrossings = vi.fn(async () => []);
  const ports = stubPorts({ costBudgets: { fetchBudgetsOf, addSpend, claimCrossings } });
  const count = (...records: NewCostRecord[]) => countCosts({ ports, uuid: counterUuid() }, "acme", records);
  return { fetchBudgetsOf, addSpend, claimCrossings, count };
}

it("adds what was recorded to the budgets of its tenant, features and users, asked for once", async () => {
  const { fetchBudgetsOf, addSpend, claimCrossings, count } = scene();
  await count(record({ featureTag: "search" }), record({ featureTag: "search", userId: "bob", costMicros: 795 }));
  expect(fetchBudgetsOf.mock.calls).toEqual([["acme", { featureTags: ["search"], userIds: ["bob"] }]]);
  expect(addSpend.mock.calls[0]?.[1].map(({ micros }) => micros)).toEqual([800, 800]);
  expect(claimCrossings).toHaveBeenCalledTimes(1);
});

it("goes by what is spent after the addition, not by the addition", async () => {
  const { addSpend, claimCrossings, count } = scene();
  addSpend.mockImplementation(async (_tenantId, additions) => additions.map((one) => ({ ...one, micros: 2_000 })));
  await count(record());
  expect(claimCrossings.mock.calls).toMatchObject([["acme", [{ spentMicros: 2_000 }, { thresholdPct: 100 }]]]);
});

it("asks nothing more of a tenant without budgets, and nothing at all where nothing is new", async () => {
  const { addSpend, fetchBudgetsOf, count } = scene([]);
  await count(record());
  expect(addSpend).not.toHaveBeenCalled();
  fetchBudgetsOf.mockClear();
  await count();
  expect(fetchBudgetsOf).not.toHaveBeenCalled();
});
