import { addSeconds, incidentAggregatorConfigSchema, SYSTEM_ACTORS } from "@hoc/incident-schemas";
import type { NewAnomalyResolution, NewCostAnomaly, ThresholdCrossing } from "@hoc/incident-schemas/ports";
import { expect, it } from "vitest";
import { buildAmount, buildBudget } from "../../../../test/budgets.js";
import { storedAnomaly } from "../../../../test/cost-facts.js";
import { NOW } from "../../../../test/noted-traces.js";
import { runPorts } from "../../../../test/run-ports.js";
import { crossingsOf } from "./budget-anomaly.js";
import { raiseCrossings } from "./raise-crossings.js";

const BUDGET = buildBudget({ hardLimitEnabled: true });

function scene({
  isNew = () => true,
  open = [],
}: {
  isNew?: (crossing: ThresholdCrossing) => boolean;
  open?: ThresholdCrossing[];
} = {}) {
  const stored: NewCostAnomaly[] = [];
  const ended: NewAnomalyResolution[] = [];
  const claimed: ThresholdCrossing[] = [];
  const insertCostAnomaly = async (_tenantId: string, anomaly: NewCostAnomaly) => {
    stored.push(anomaly);
    return true;
  };
  const findCostAnomaly = async (_tenantId: string, anomalyId: string) => [storedAnomaly(anomalyId)];
  const insertAnomalyResolution = async (_tenantId: string, end: NewAnomalyResolution) => ended.push(end) > 0;
  const claimCrossings = async (_tenantId: string, crossings: readonly ThresholdCrossing[]) => {
    claimed.push(...crossings);
    return crossings.filter(isNew);
  };
  const made = runPorts({
    stubs: {
      costs: { insertCostAnomaly, findCostAnomaly, insertAnomalyResolution },
      costBudgets: { claimCrossings, listOpenCrossings: async () => open },
    },
  });
  const raise = (micros: number, said = {}, lastAt = NOW) =>
    raiseCrossings({ ports: made.ports, uuid: made.writing.ambient.uuid }, "acme", [
      { budget: BUDGET, amount: buildAmount(micros, said), lastAt },
    ]);
  return { ...made, stored, ended, claimed, raise };
}

const OLD = { periodStart: "2026-03-01T00:00:00.000000Z", periodEnd: "2026-03-02T00:00:00.000000Z" };

it("raises what is newly claimed, in the name of the product, with a signal", async () => {
  const { raise, stored, signals, audit } = scene();
  await raise(800);
  expect(stored).toMatchObject([{ anomalyType: "BUDGET_WARNING", raised: true, action: "notified" }]);
  expect(signals).toMatchObject([{ triggerType: "budget_warning", causedBy: null }]);
  expect(audit.map(({ actor }) => actor)).toEqual([SYSTEM_ACTORS.costGuard]);
});

it("of one step past both thresholds claims both, and raises the limit alone", async () => {
  const { raise, stored, claimed, ended } = scene();
  await raise(1_001);
  expect(claimed.map(({ thresholdPct }) => thresholdPct)).toEqual([80, 100]);
  expect(stored.map(({ anomalyType }) => anomalyType)).toEqual(["BUDGET_EXCEEDED"]);
  expect(ended).toEqual([]);
});

it("warns of nothing above a limit that was told of already", async () => {
  const { raise, stored } = scene({ isNew: ({ thresholdPct }) => thresholdPct < 100 });
  await raise(1_001);
  expect(stored).toEqual([]);
});

it("goes on with the incident of the warning when the limit is passed, and the warning is over", async () => {
  const open = crossingsOf({ budget: BUDGET, amount: buildAmount(800), lastAt: NOW }, NOW);
  const { raise, signals, ended } = scene({ isNew: ({ thresholdPct }) => thresholdPct === 100, open });
  await raise(1_001);
  const [warning] = open.map(({ anomalyId }) => anomalyId);
  expect(signals).toMatchObject([
    { triggerType: "budget_breach", causedBy: { kind: "anomaly", reference: warning } },
    { state: "resolved", reference: warning },
  ]);
  expect(ended).toMatchObject([{ anomalyId: warning, resolvedBy: SYSTEM_ACTORS.costGuard }]);
});

it("a warning joins what is open of its budget and period, and ends nothing", async () => {
  const open = crossingsOf({ budget: BUDGET, amount: buildAmount(900), lastAt: NOW }, NOW);
  const { raise, signals, ended } = scene({ open });
  await raise(850);
  expect(signals).toMatchObject([{ causedBy: { reference: open[0]?.anomalyId } }]);
  expect(ended).toEqual([]);
});

it("F-128: raises its signals however bad anomalies of analytics have to be", async () => {
  const { raise, ports, signals } = scene();
  Object.assign(ports.aggregator, {
    config: incidentAggregatorConfigSchema.parse({ anomalyMinSeverity: "CRITICAL", anomalyMinConfidence: 1 }),
  });
  await raise(800);
  expect(signals).toHaveLength(1);
});

it("raises nothing that was claimed before, and asks for no claim where nothing was passed", async () => {
  const { raise, stored, claimed } = scene({ isNew: () => false });
  await raise(1_001);
  expect(stored).toEqual([]);
  claimed.length = 0;
  await raise(799);
  expect(claimed).toEqual([]);
});

it("lets be what was passed before signals are kept, so that late costs are still taken", async () => {
  const { raise, ports, claimed } = scene();
  Object.assign(ports.aggregator, { config: incidentAggregatorConfigSchema.parse({ signalRetentionDays: 1 }) });
  const horizon = addSeconds(NOW, -86_400);
  await raise(1_001, OLD, addSeconds(horizon, -0.000001));
  expect(claimed).toEqual([]);
  await raise(1_001, OLD, horizon);
  expect(claimed.map(({ crossedAt }) => crossedAt)).toEqual([horizon, horizon]);
});
