import type { EntitySpend } from "@hoc/incident-schemas/ports";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BreakdownFacts, breakDownCosts } from "./break-down-costs.js";
import { centsOf } from "./cents.js";

const DOLLAR = 1_000_000;
const SPAN = { from: "2026-03-07T09:00:00.000000Z", until: "2026-03-14T09:00:00.000000Z" };
const NONE = { dearest: [], baselines: [] };

const spent = (entityId: string, spendMicros: number, displayName: string | null = null): EntitySpend => ({
  entityId,
  displayName,
  spendMicros,
  requestCount: 3,
});

function breakdown(said: Partial<BreakdownFacts["spend"]>, totalMicros = 10 * DOLLAR, period = "7d" as const) {
  return breakDownCosts({
    period,
    span: SPAN,
    totalMicros,
    spend: { feature: NONE, model: NONE, user: NONE, ...said },
  });
}

describe("breakDownCosts", () => {
  it("tells of each what it cost, its share, and its name", () => {
    const said = breakdown({
      feature: { dearest: [spent("checkout", 6 * DOLLAR, "Checkout"), spent("", 4 * DOLLAR)], baselines: [] },
      model: { dearest: [spent("gpt-4o-mini", 10 * DOLLAR)], baselines: [] },
      user: { dearest: [spent("", 7 * DOLLAR), spent("ann", 3 * DOLLAR)], baselines: [] },
    });
    expect(said).toEqual({
      period: "7d",
      periodStart: SPAN.from,
      periodEnd: SPAN.until,
      totalSpendCents: 1_000,
      byFeature: [
        {
          name: "checkout",
          displayName: "Checkout",
          spendCents: 600,
          requestCount: 3,
          pctOfTotal: 60,
          trend: "normal",
        },
        { name: "unclassified", displayName: null, spendCents: 400, requestCount: 3, pctOfTotal: 40, trend: "normal" },
      ],
      byModel: [expect.objectContaining({ name: "gpt-4o-mini", displayName: "GPT-4o mini", pctOfTotal: 100 })],
      byUser: [expect.objectContaining({ name: "anonymous" }), expect.objectContaining({ name: "ann" })],
      restByFeatureCents: 0,
      restByModelCents: 0,
      restByUserCents: 0,
      largestDriverType: "model",
      largestDriverName: "GPT-4o mini",
      largestDriverPct: 100,
      summary: "GPT-4o mini made up 100% of your spending in the last 7 days; by feature, Checkout made up 60%.",
    });
  });

  it("F-104: the items and the rest of each kind add up to the total, rounded once, refunds too", () => {
    const amounts = fc.array(fc.integer({ min: -50_000_000, max: 90_000_000_000 }), { maxLength: 10 });
    fc.assert(
      fc.property(amounts, fc.integer({ min: -90_000, max: 90_000_000 }), (parts, rest) => {
        const totalMicros = parts.reduce((sum, part) => sum + part, rest);
        const dearest = parts.map((part, index) => spent(`m${index}`, part));
        const said = breakdown({ model: { dearest, baselines: [] } }, totalMicros);
        const sum = said.byModel.reduce((cents, { spendCents }) => cents + spendCents, said.restByModelCents);
        expect([sum, said.totalSpendCents]).toEqual([centsOf(totalMicros), centsOf(totalMicros)]);
        for (const { pctOfTotal } of said.byModel) expect(pctOfTotal >= 0 && pctOfTotal <= 100).toBe(true);
      }),
    );
  });

  it("F-102: holds the spend of days against as many usual days", () => {
    const trendOf = (spendMicros: number) => {
      const baselines = [{ entityType: "feature", entityId: "f", avgDailyCostMicros: DOLLAR } as const];
      return breakdown({ feature: { dearest: [spent("f", spendMicros)], baselines } }).byFeature[0]?.trend;
    };
    expect([7, 10.5, 10.6, 21, 21.1].map((dollars) => trendOf(dollars * DOLLAR))).toEqual([
      "normal",
      "normal",
      "rising",
      "rising",
      "spike",
    ]);
  });

  it("F-103: takes a baseline only for the kind of thing that it is of, of users by their ids alone", () => {
    const dearest = [spent("same", 70 * DOLLAR)];
    const baselines = [
      { entityType: "user", entityId: "same", avgDailyCostMicros: DOLLAR } as const,
      { entityType: "feature", entityId: "same", avgDailyCostMicros: 10 * DOLLAR } as const,
    ];
    const said = breakdown({ feature: { dearest, baselines }, user: { dearest, baselines } });
    expect([said.byFeature[0]?.trend, said.byUser[0]?.trend]).toEqual(["normal", "spike"]);
  });

  it("F-107: a model's trend is by the model's own baseline", () => {
    const baselines = [{ entityType: "model", entityId: "o1", avgDailyCostMicros: DOLLAR } as const];
    const said = breakdown({ model: { dearest: [spent("o1", 70 * DOLLAR)], baselines } });
    expect(said.byModel[0]).toMatchObject({ trend: "spike", displayName: "o1" });
  });

  it("names the largest driver: a feature before a model before a user where shares are equal, none of nothing", () => {
    const all = (micros: number, name: string) => ({ dearest: [spent(name, micros)], baselines: [] });
    const driver = (...[feature, model, user]: number[]) => {
      const said = breakdown({
        feature: all(feature ?? 0, "f"),
        model: all(model ?? 0, "large-1"),
        user: all(user ?? 0, "u"),
      });
      return [said.largestDriverType, said.largestDriverName, said.largestDriverPct];
    };
    expect(driver(DOLLAR, DOLLAR, DOLLAR)).toEqual(["feature", "f", 10]);
    expect(driver(DOLLAR, 2 * DOLLAR, 2 * DOLLAR)).toEqual(["model", "Large 1", 20]);
    expect(driver(DOLLAR, 2 * DOLLAR, 3 * DOLLAR)).toEqual(["user", "u", 30]);
    expect(driver(0, 0, 0)).toEqual(["feature", "", 0]);
    expect(breakdown({}, 0)).toMatchObject({ largestDriverName: "", summary: "Nothing was spent in the last 7 days." });
  });

  it("F-108: does not name what has no name in its sentence", () => {
    const said = breakdown({ feature: { dearest: [spent("", 10 * DOLLAR)], baselines: [] } });
    expect(said).toMatchObject({
      largestDriverName: "unclassified",
      summary: "You spent $10.00 in the last 7 days.",
    });
  });

  it("has no share of a total that came back", () => {
    const said = breakdown({ model: { dearest: [spent("o1", DOLLAR)], baselines: [] } }, -DOLLAR);
    expect(said).toMatchObject({ totalSpendCents: -100, restByModelCents: -200, byModel: [{ pctOfTotal: 0 }] });
  });
});
