import type { EntitySpend } from "@hoc/incident-schemas/ports";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BreakdownFacts, breakDownCosts } from "./break-down-costs.js";
import { centsOf } from "./cents.js";

const DOLLAR = 1_000_000;
const NOW = "2026-03-14T09:30:00.000000Z";
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
    now: NOW,
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
        {
          name: "unclassified",
          displayName: "Without a feature",
          spendCents: 400,
          requestCount: 3,
          pctOfTotal: 40,
          trend: "normal",
        },
      ],
      byModel: [expect.objectContaining({ name: "gpt-4o-mini", displayName: "GPT-4o mini", pctOfTotal: 100 })],
      byUser: [
        expect.objectContaining({ name: "anonymous", displayName: "Without a user" }),
        expect.objectContaining({ name: "ann", displayName: null }),
      ],
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
        const tenths = said.byModel.map(({ pctOfTotal }) => Math.round(pctOfTotal * 10));
        expect(tenths.every((share) => share >= 0)).toBe(true);
        expect(tenths.reduce((all, share) => all + share, 0)).toBeLessThanOrEqual(1_000);
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
      largestDriverName: "Without a feature",
      summary: "You spent $10.00 in the last 7 days.",
    });
  });

  it("does not take what has no feature for a feature that a host calls so, nor nobody for a user", () => {
    const dearest = (name: string) => [spent("", 6 * DOLLAR), spent(name, 4 * DOLLAR)];
    const said = breakdown({
      feature: { dearest: dearest("unclassified"), baselines: [] },
      user: { dearest: dearest("anonymous"), baselines: [] },
    });
    const names = [said.byFeature, said.byUser].map((items) =>
      items.map(({ name, displayName }) => [name, displayName]),
    );
    expect(names).toEqual([
      [
        ["unclassified", "Without a feature"],
        ["unclassified", null],
      ],
      [
        ["anonymous", "Without a user"],
        ["anonymous", null],
      ],
    ]);
    expect(said.summary).toBe("unclassified made up 40% of your spending in the last 7 days, and 60% had no feature.");
  });

  it("F-108: agrees with itself: where most had no feature, its sentence says so beside the dearest that is one", () => {
    const model = { dearest: [spent("gpt-4o-mini", 7 * DOLLAR)], baselines: [] };
    const feature = (...dearest: EntitySpend[]) => ({ feature: { dearest, baselines: [] }, model });
    const most = breakdown(feature(spent("", 7.2 * DOLLAR), spent("f4", DOLLAR)));
    expect([most.largestDriverName, most.summary]).toEqual([
      "Without a feature",
      "GPT-4o mini made up 70% of your spending in the last 7 days; by feature, f4 made up 10%, and 72% had no feature.",
    ]);
    const some = breakdown(feature(spent("f4", 6 * DOLLAR), spent("", 4 * DOLLAR)));
    expect(some.summary).toMatch(/; by feature, f4 made up 60%\.$/);
  });

  it("has shares of what was spent before refunds, also of a total that came back, together never above 100", () => {
    const said = breakdown({ model: { dearest: [spent("o1", DOLLAR)], baselines: [] } }, -DOLLAR);
    expect(said).toMatchObject({ totalSpendCents: -100, restByModelCents: -200, byModel: [{ pctOfTotal: 100 }] });
    const dearest = [spent("a", 9 * DOLLAR), spent("b", 6 * DOLLAR), spent("c", -5 * DOLLAR)];
    const shared = breakdown({ feature: { dearest, baselines: [] } });
    expect(shared.byFeature.map(({ pctOfTotal }) => pctOfTotal)).toEqual([60, 40, 0]);
    expect(shared.summary).toBe("a made up 60% of your spending in the last 7 days.");
  });

  it("quotes names only as they can be seen", () => {
    const dearest = [spent("chat", 10 * DOLLAR, "Ch\u202Eat\n")];
    const user = { dearest: [spent("b\u0007", 10 * DOLLAR)], baselines: [] };
    const said = breakdown({ feature: { dearest, baselines: [] } });
    expect([said.byFeature[0]?.displayName, said.largestDriverName]).toEqual(Array(2).fill("Ch\\u{202e}at\\u{a}"));
    expect(said.summary).toMatch(/^Ch\\u\{202e\}at\\u\{a\} made up 100%/);
    expect(breakdown({ user }).largestDriverName).toBe("b\\u{7}");
    expect(breakdown({ model: { dearest: [spent("m\u202E1", 1)], baselines: [] } }).byModel[0]?.displayName).toBe(
      "M\\u{202e}1",
    );
  });
});
