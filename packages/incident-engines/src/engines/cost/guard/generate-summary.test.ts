import { describe, expect, it } from "vitest";
import { generateSummary as generate, type SummaryFacts } from "./generate-summary.js";

const NOW = "2026-03-14T09:30:00.000000Z";
const span = { from: "2026-03-14T00:00:00.000000Z", until: "2026-03-14T09:00:00.000000Z" };
const topModel = { name: "GPT-4o mini", pct: 61.6 };
const topFeature = { name: "Checkout", pct: 48.1 };

const generateSummary = (facts: Omit<SummaryFacts, "now" | "span"> & Partial<SummaryFacts>) =>
  generate({ now: NOW, span, ...facts });

describe("generateSummary", () => {
  it("says that nothing was spent, or more came back", () => {
    expect(generateSummary({ period: "today", totalMicros: 0, topModel })).toBe("Nothing was spent today so far.");
    expect(generateSummary({ period: "30d", totalMicros: -1, topModel })).toBe(
      "More was refunded than spent in the last 30 days.",
    );
  });

  it.each([
    ["today", "today"],
    ["7d", "the last 7 days"],
    ["30d", "the last 30 days"],
  ] as const)("F-099: does not say of %s that nothing was spent where nothing was looked at", (period, when) => {
    const unseen = { from: span.from, until: span.from };
    expect(generateSummary({ period, totalMicros: 0, span: unseen })).toBe(
      `The costs of ${when} are not added up yet.`,
    );
  });

  it("F-099: says until when costs are in where that is further back than the last full hour", () => {
    const until = (instant: string, totalMicros: number) =>
      generateSummary({ period: "7d", totalMicros, topModel, span: { ...span, until: instant } });
    expect(until("2026-03-14T07:00:00.000000Z", 1_000)).toBe(
      "GPT-4o mini made up 62% of your spending in the last 7 days (costs are in until 2026-03-14 07:00 UTC).",
    );
    expect(until("2026-03-14T07:00:00.000000Z", 0)).toBe(
      "Nothing was spent in the last 7 days (costs are in until 2026-03-14 07:00 UTC).",
    );
    expect(until("2026-03-14T08:00:00.000000Z", 0)).toBe("Nothing was spent in the last 7 days.");
  });

  it("F-108: names the model's share and the feature's in a clause each, never as one share", () => {
    expect(generateSummary({ period: "7d", totalMicros: 1_000, topModel, topFeature })).toBe(
      "GPT-4o mini made up 62% of your spending in the last 7 days; by feature, Checkout made up 48%.",
    );
  });

  it("F-108: says beside the feature how much had none, and nothing of it without a feature to name", () => {
    const facts = { period: "7d", totalMicros: 1_000, topModel, featurelessPct: 48.4 } as const;
    expect(generateSummary({ ...facts, topFeature })).toBe(
      "GPT-4o mini made up 62% of your spending in the last 7 days; by feature, Checkout made up 48%, and 48% had no feature.",
    );
    expect(generateSummary(facts)).toBe("GPT-4o mini made up 62% of your spending in the last 7 days.");
  });

  it("names the one that is known", () => {
    expect(generateSummary({ period: "7d", totalMicros: 1_000, topModel })).toBe(
      "GPT-4o mini made up 62% of your spending in the last 7 days.",
    );
    expect(generateSummary({ period: "today", totalMicros: 1_000_000, topFeature: { ...topFeature, pct: 0.4 } })).toBe(
      "Checkout made up less than 1% of your spending today so far.",
    );
  });

  it.each([
    [12_345_000, "$12.35"],
    [1_000_000, "$1.00"],
    [4_999, "less than a cent"],
  ])("says the total of %d micro-dollars where neither is known", (totalMicros, amount) => {
    expect(generateSummary({ period: "7d", totalMicros })).toBe(`You spent ${amount} in the last 7 days.`);
  });
});
