import { describe, expect, it } from "vitest";
import { generateSummary } from "./generate-summary.js";

const topModel = { name: "GPT-4o mini", spendMicros: 616 };
const topFeature = { name: "Checkout", spendMicros: 481 };

describe("generateSummary", () => {
  it("says that nothing was spent, or more came back", () => {
    expect(generateSummary({ period: "today", totalMicros: 0, topModel })).toBe("Nothing was spent today so far.");
    expect(generateSummary({ period: "30d", totalMicros: -1, topModel })).toBe(
      "More was refunded than spent in the last 30 days.",
    );
  });

  it("F-108: names the model's share and the feature's in a clause each, never as one share", () => {
    expect(generateSummary({ period: "7d", totalMicros: 1_000, topModel, topFeature })).toBe(
      "GPT-4o mini made up 62% of your spending in the last 7 days; by feature, Checkout made up 48%.",
    );
  });

  it("never names more than the whole, where refunds make the total less than a part", () => {
    const paidBack = { name: "o1", spendMicros: 1_500 };
    expect(generateSummary({ period: "7d", totalMicros: 1_000, topModel: paidBack })).toContain("100%");
  });

  it("names the one that is known", () => {
    expect(generateSummary({ period: "7d", totalMicros: 1_000, topModel })).toBe(
      "GPT-4o mini made up 62% of your spending in the last 7 days.",
    );
    expect(generateSummary({ period: "today", totalMicros: 1_000_000, topFeature })).toBe(
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
