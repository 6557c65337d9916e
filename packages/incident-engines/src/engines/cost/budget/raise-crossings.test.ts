import { incidentAggregatorConfigSchema, SYSTEM_ACTORS } from "@hoc/incident-schemas";
import type { NewCostAnomaly, ThresholdCrossing } from "@hoc/incident-schemas/ports";
import { expect, it } from "vitest";
import { buildAmount, buildBudget } from "../../../../test/budgets.js";
import { NOW } from "../../../../test/noted-traces.js";
import { runPorts } from "../../../../test/run-ports.js";
import { raiseCrossings } from "./raise-crossings.js";

function scene(isNew: (crossing: ThresholdCrossing) => boolean = () => true) {
  const stored: NewCostAnomaly[] = [];
  const claimed: ThresholdCrossing[] = [];
  const insertCostAnomaly = async (_tenantId: string, anomaly: NewCostAnomaly) => {
    stored.push(anomaly);
    return true;
  };
  const claimCrossings = async (_tenantId: string, crossings: readonly ThresholdCrossing[]) => {
    claimed.push(...crossings);
    return crossings.filter(isNew);
  };
  const made = runPorts({ stubs: { costs: { insertCostAnomaly }, costBudgets: { claimCrossings } } });
  const raise = (micros: number, said = {}, lastAt = NOW) =>
    raiseCrossings({ ports: made.ports, uuid: made.writing.ambient.uuid }, "acme", [
      { budget: buildBudget({ hardLimitEnabled: true }), amount: buildAmount(micros, said), lastAt },
    ]);
  return { ...made, stored, claimed, raise };
}

const OLD = { periodStart: "2026-03-01T00:00:00.000000Z", periodEnd: "2026-03-02T00:00:00.000000Z" };

it("raises what is newly claimed, in the name of the product, each with a signal", async () => {
  const { raise, stored, signals, audit } = scene();
  await raise(1_001);
  expect(stored).toMatchObject([
    { anomalyType: "BUDGET_WARNING", raised: true },
    { anomalyType: "BUDGET_EXCEEDED", raised: true, action: "blocked" },
  ]);
  expect(signals.map(({ triggerType }) => triggerType)).toEqual(["budget_warning", "budget_breach"]);
  expect(audit.map(({ actor }) => actor)).toEqual([SYSTEM_ACTORS.costGuard, SYSTEM_ACTORS.costGuard]);
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
  const { raise, stored, claimed } = scene(({ thresholdPct }) => thresholdPct === 100);
  await raise(1_001);
  expect(stored.map(({ anomalyType }) => anomalyType)).toEqual(["BUDGET_EXCEEDED"]);
  claimed.length = 0;
  await raise(799);
  expect(claimed).toEqual([]);
});

it("lets be what was passed before signals are kept, so that late costs are still taken", async () => {
  const { raise, ports, claimed } = scene();
  Object.assign(ports.aggregator, { config: incidentAggregatorConfigSchema.parse({ signalRetentionDays: 1 }) });
  await raise(1_001, OLD, "2026-03-01T08:00:00.000000Z");
  expect(claimed).toEqual([]);
  await raise(1_001);
  expect(claimed).toHaveLength(2);
});
