import { MAX_ANOMALY_MICROS, recordAnomalyInputSchema } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { buildAmount, buildBudget, THIS_MONTH } from "../../../../test/budgets.js";
import { NOW } from "../../../../test/noted-traces.js";
import { budgetAnomaly, crossingsOf } from "./budget-anomaly.js";

const LAST = "2026-03-13T08:00:00.000000Z";
const of = (micros: number, budget = buildBudget(), said = {}) =>
  crossingsOf({ budget, amount: buildAmount(micros, said), lastAt: LAST }, NOW);

describe("crossings", () => {
  it("name version, period and threshold, and are passed now", () => {
    expect(of(1_001, buildBudget({ version: 3 }))).toMatchObject([
      { thresholdPct: 80, budgetVersion: 3, period: "daily", limitMicros: 1_000, spentMicros: 1_001, crossedAt: NOW },
      { thresholdPct: 100, budgetVersion: 3 },
    ]);
  });

  it("of a period that is over were passed when the last of it was spent", () => {
    const yesterday = { periodStart: "2026-03-13T00:00:00.000000Z", periodEnd: "2026-03-14T00:00:00.000000Z" };
    expect(of(800, buildBudget(), yesterday)).toMatchObject([{ crossedAt: LAST }]);
  });

  it("are none in a period without a limit, and of a budget that was taken back", () => {
    expect([of(9_999, buildBudget(), THIS_MONTH), of(9_999, buildBudget({ isActive: false }))]).toEqual([[], []]);
  });

  it("have an anomaly of their own for each budget, version, period and threshold, and the same one again", () => {
    const both = { monthlyLimitMicros: 1_000 };
    const all = [
      ...of(1_001, buildBudget(both)),
      ...of(1_001, buildBudget({ version: 2 })),
      ...of(1_001, buildBudget(both), THIS_MONTH),
      ...of(1_001, buildBudget({ budgetType: "user", entityId: "bob" }), { budgetType: "user", entityId: "bob" }),
      ...of(1_001, buildBudget({ budgetType: "feature", entityId: "bob" }), { budgetType: "feature", entityId: "bob" }),
    ].map(({ anomalyId }) => anomalyId);
    expect(new Set(all).size).toBe(10);
    expect(of(1_005, buildBudget(both)).map(({ anomalyId }) => anomalyId)).toEqual(all.slice(0, 2));
  });
});

describe("the anomaly of a crossing", () => {
  const anomalies = (micros: number, budget = buildBudget()) =>
    of(micros, budget).map((crossing) => budgetAnomaly(crossing));

  it("F-101: tells the limit and the spend as amounts and the threshold as per cent", () => {
    const [warning, exceeded] = anomalies(1_001);
    const told = { currentValueMicros: 1_001, expectedValueMicros: 1_000, period: "daily", observedAt: NOW };
    expect(warning).toMatchObject({ anomalyType: "BUDGET_WARNING", severity: "HIGH", thresholdPct: 80, ...told });
    expect(exceeded).toMatchObject({
      anomalyType: "BUDGET_EXCEEDED",
      severity: "CRITICAL",
      thresholdPct: 100,
      ...told,
    });
    for (const anomaly of [warning, exceeded]) expect(recordAnomalyInputSchema.parse(anomaly)).toEqual(anomaly);
  });

  it("F-105: claims nothing to be blocked, not above a hard limit either: that is for refusals to tell", () => {
    const actions = anomalies(1_001, buildBudget({ hardLimitEnabled: true })).map(({ action }) => action);
    expect(actions).toEqual(["notified", "notified"]);
  });

  it("is about the feature or the user, or the tenant as a whole, and holds no more than an anomaly can", () => {
    const key = { budgetType: "user", entityId: "bob" } as const;
    const budget = buildBudget(key);
    const [ofBob] = of(Number.MAX_SAFE_INTEGER, budget, key).map((crossing) => budgetAnomaly(crossing));
    expect(ofBob).toMatchObject({ entityType: "user", entityId: "bob", currentValueMicros: MAX_ANOMALY_MICROS });
    expect(anomalies(1_001)[0]).not.toHaveProperty("entityId");
  });
});
