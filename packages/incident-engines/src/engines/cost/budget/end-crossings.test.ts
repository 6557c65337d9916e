import type { NewAnomalyResolution, ThresholdCrossing } from "@hoc/incident-schemas/ports";
import { expect, it } from "vitest";
import { buildAmount, buildBudget, THIS_MONTH } from "../../../../test/budgets.js";
import { storedAnomaly } from "../../../../test/cost-facts.js";
import { NOW } from "../../../../test/noted-traces.js";
import { runPorts } from "../../../../test/run-ports.js";
import { crossingsOf } from "./budget-anomaly.js";
import { endCrossings, isOverWith } from "./end-crossings.js";

const before = buildBudget({ monthlyLimitMicros: 1_000 });

it.each([
  ["a raised limit", { dailyLimitMicros: 1_001 }, 1_001, { 80: false, 100: true }],
  ["a limit far above", { dailyLimitMicros: 9_000 }, 1_001, { 80: true, 100: true }],
  ["a limit that is passed too", { dailyLimitMicros: 900 }, 1_001, { 80: false, 100: false }],
  ["a limit of nothing", { dailyLimitMicros: 0 }, 1, { 80: false, 100: false }],
  ["no limit any more", { dailyLimitMicros: null }, 1_001, { 80: true, 100: true }],
  ["a budget taken back", { isActive: false }, 1_001, { 80: true, 100: true }],
  ["a later warning", { warnThresholdPct: 90 }, 899, { 80: true, 100: false }],
  ["a later warning that is reached", { warnThresholdPct: 90 }, 900, { 80: false, 100: false }],
  ["a hard limit, after refunds", { hardLimitEnabled: true }, 5, { 80: false, 100: false }],
  ["another limit of the month", { monthlyLimitMicros: 9_000 }, 5, { 80: false, 100: false }],
])("%s ends what is not passed under it", (_, said, spent, over) => {
  const change = { before, after: { ...before, ...said, version: 2 } };
  for (const thresholdPct of [80, 100] as const)
    expect(isOverWith(change, { period: "daily", thresholdPct }, spent)).toBe(over[thresholdPct]);
});

it("ends each by the period that it is of, with the all-clear and the reason", async () => {
  const ended: NewAnomalyResolution[] = [];
  const spent = [buildAmount(1_001), buildAmount(1_001, THIS_MONTH)];
  const open = spent.flatMap((amount) => crossingsOf({ budget: before, amount, lastAt: NOW }, NOW));
  const { ports, writing, signals } = runPorts({
    stubs: {
      costs: {
        findCostAnomaly: async (_tenantId, anomalyId) => [storedAnomaly(anomalyId)],
        insertAnomalyResolution: async (_tenantId, end) => ended.push(end) > 0,
      },
      costBudgets: { listOpenCrossings: async (): Promise<ThresholdCrossing[]> => open },
    },
  });
  const after = { ...before, dailyLimitMicros: 9_000, version: 2 };
  await endCrossings({ ports, uuid: writing.ambient.uuid }, "acme", { before, after }, spent);
  const daily = open.slice(0, 2).map(({ anomalyId }) => anomalyId);
  expect(ended.map(({ anomalyId }) => anomalyId)).toEqual(daily);
  expect(ended[0]).toMatchObject({ reason: "The budget was set anew.", resolvedBy: { type: "SYSTEM" } });
  expect(signals.map(({ state, reference }) => [state, reference])).toEqual(daily.map((id) => ["resolved", id]));
});
