import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CategoryFacts, categoryInsights } from "./category-insights.js";

const HOUR_MS = 3_600_000;

/** Facts that no rule has a word for. */
const PLAIN: CategoryFacts = {
  totalIncidents: 100,
  resolvedCount: 60,
  avgResolutionTimeMs: 2 * HOUR_MS,
  commonResolutionMethods: [],
  distinctDays: 50,
};

function learnt(facts: Partial<CategoryFacts>) {
  return categoryInsights({ ...PLAIN, ...facts }).map(({ insightType, description, confidence }) => [
    insightType,
    description,
    confidence,
  ]);
}

const confidence = (facts: Partial<CategoryFacts>) => Number(learnt(facts)[0]?.[2]);

it("nothing is said where no rule applies", () => {
  expect(learnt({})).toEqual([]);
});

describe("the share of resolved incidents", () => {
  it.each([
    [5, 4, 0.86],
    [1, 1, 0.9],
    [1_000, 825, 0.87],
  ])("of %i is high with %i, told with %f", (totalIncidents, resolvedCount, sure) => {
    expect(learnt({ totalIncidents, resolvedCount, distinctDays: totalIncidents })).toEqual([
      ["response", `Most are resolved: ${resolvedCount} of ${totalIncidents} incidents.`, sure],
    ]);
  });

  it.each([
    [3, 1, 0.73],
    [4, 0, 0.8],
    [1_000, 499, 0.7],
    [1_000, 475, 0.71],
  ])("of %i is low with %i, told with %f", (totalIncidents, resolvedCount, sure) => {
    expect(learnt({ totalIncidents, resolvedCount, distinctDays: totalIncidents })).toEqual([
      ["response", `Fewer than half are resolved: ${resolvedCount} of ${totalIncidents} incidents.`, sure],
    ]);
  });

  it.each([
    [2, 1],
    [1_000, 500],
    [1_000, 799],
  ])("of %i is neither with %i", (totalIncidents, resolvedCount) => {
    expect(learnt({ totalIncidents, resolvedCount, distinctDays: totalIncidents })).toEqual([]);
  });
});

describe("the time to resolution", () => {
  it.each([
    [24 * HOUR_MS + 1, "1.0 days", 0.84],
    [24.5 * HOUR_MS, "1.0 days", 0.85],
    [25 * HOUR_MS, "1.0 days", 0.85],
    [72 * HOUR_MS, "3.0 days", 0.85],
  ])("of %i ms is slow", (avgResolutionTimeMs, text, sure) => {
    expect(learnt({ avgResolutionTimeMs })).toEqual([
      ["response", `Slow: resolution took ${text} on average, over 60 resolved.`, sure],
    ]);
  });

  it.each([
    [0, "less than a minute"],
    [HOUR_MS - 1, "60 minutes"],
  ])("F-054: of %i ms is fast, zero included", (avgResolutionTimeMs, text) => {
    expect(learnt({ avgResolutionTimeMs })).toEqual([
      ["response", `Fast: resolution took ${text} on average, over 60 resolved.`, 0.75],
    ]);
  });

  it.each([HOUR_MS, 24 * HOUR_MS, null])("of %j ms is neither", (avgResolutionTimeMs) => {
    expect(learnt({ avgResolutionTimeMs })).toEqual([]);
  });
});

describe("frequency", () => {
  it.each([
    [201, 100, "2.01", 0.7],
    [9, 4, "2.25", 0.71],
    [5, 2, "2.50", 0.73],
    [6, 1, "6.00", 0.9],
    [7, 1, "7.00", 0.9],
  ])("of %i incidents on %i days is high", (totalIncidents, distinctDays, rate, sure) => {
    expect(learnt({ totalIncidents, distinctDays, resolvedCount: Math.ceil(totalIncidents / 2) })).toEqual([
      [
        "prevention",
        `They come often: ${rate} on a day that has any, ${totalIncidents} incidents over ${distinctDays} such days.`,
        sure,
      ],
    ]);
  });

  it("of two a day is not, and neither is hidden by rounding that of a little more", () => {
    expect(learnt({ totalIncidents: 100, distinctDays: 50 })).toEqual([]);
    expect(learnt({ totalIncidents: 2_001, distinctDays: 1_000, resolvedCount: 1_100 })).toHaveLength(1);
  });
});

describe("the most used method", () => {
  const used = (count: number) => ({
    commonResolutionMethods: [
      { resolutionMethod: "manual", count },
      { resolutionMethod: "auto", count: 1 },
    ],
  });

  it.each([
    [3, 0.75],
    [5, 0.85],
    [6, 0.9],
    [50, 0.9],
  ])("F-055: is told from three uses on, %i with %f, and nothing is said of its effect", (count, sure) => {
    expect(learnt(used(count))).toEqual([
      ["response", `The most used method is "manual": ${count} of 60 resolved incidents.`, sure],
    ]);
  });

  it("is not told of two", () => {
    expect(learnt(used(2))).toEqual([]);
  });
});

it("all that applies is told, in the order of the rules", () => {
  const facts = {
    totalIncidents: 10,
    resolvedCount: 9,
    avgResolutionTimeMs: 1,
    distinctDays: 2,
    commonResolutionMethods: [{ resolutionMethod: "manual", count: 9 }],
  };
  expect(learnt(facts).map(([, description]) => String(description).split(" ")[0])).toEqual([
    "Most",
    "Fast:",
    "They",
    "The",
  ]);
});

describe("confidences", () => {
  const count = fc.integer({ min: 1, max: 5_000 });

  it("rise with the share of resolved incidents where it is high, and fall with it where it is low", () => {
    fc.assert(
      fc.property(count, count, (part, more) => {
        const totalIncidents = part + more;
        const at = (resolvedCount: number) =>
          confidence({ totalIncidents, resolvedCount, distinctDays: totalIncidents });
        if (part * 10 >= totalIncidents * 8) {
          expect(at(part + 1)).toBeGreaterThanOrEqual(at(part));
          expect(at(part)).toBeGreaterThanOrEqual(0.86);
          expect(at(part)).toBeLessThanOrEqual(0.9);
        }
        if (part * 2 < totalIncidents) {
          expect(at(part - 1)).toBeGreaterThanOrEqual(at(part));
          expect(at(part)).toBeGreaterThanOrEqual(0.7);
          expect(at(part)).toBeLessThanOrEqual(0.8);
        }
      }),
    );
  });

  it("never fall with time or frequency, have two decimals and keep their bounds", () => {
    fc.assert(
      fc.property(count, fc.integer({ min: 1, max: 90 }), (more, days) => {
        const slow = (hours: number) => confidence({ avgResolutionTimeMs: 24 * HOUR_MS + hours * 60_000 });
        const often = (extra: number) => {
          const totalIncidents = 2 * days + extra;
          return confidence({ totalIncidents, distinctDays: days, resolvedCount: Math.ceil(totalIncidents / 2) });
        };
        for (const [rule, least, most] of [
          [slow, 0.84, 0.85],
          [often, 0.7, 0.9],
        ] as const) {
          expect(rule(more + 1)).toBeGreaterThanOrEqual(rule(more));
          expect(rule(more)).toBeGreaterThanOrEqual(least);
          expect(rule(more)).toBeLessThanOrEqual(most);
          expect(rule(more)).toBe(Number(rule(more).toFixed(2)));
        }
      }),
    );
  });
});
