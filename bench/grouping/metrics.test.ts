import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { faultQuality, pairwise, quantile, type Span } from "./metrics.js";

const groups = (text: string) => new Map([...text].map((group, item) => [String(item), group]));

describe("pairwise", () => {
  it.each([
    ["equal groups with other names", "aabb", "xxyy", 1, 1, 1],
    ["one group for all", "aaaa", "xxyy", 2 / 6, 1, 1 / 2],
    ["a true group split", "aabc", "xxyy", 1, 1 / 2, 2 / 3],
    ["one item astray", "aaabb", "xxyyy", 2 / 4, 2 / 4, 1 / 2],
    ["no pair in common", "abab", "xxyy", 0, 0, 0],
    ["every item alone, which puts no pair together wrongly", "abcd", "xxyy", 1, 0, 0],
    ["every item alone, as it should be", "abcd", "wxyz", 1, 1, 1],
    ["nothing", "", "", 1, 1, 1],
  ])("%s: %s against %s", (_, found, truth, precision, recall, f1) => {
    expect(pairwise(groups(found), groups(truth))).toEqual({
      items: truth.length,
      foundGroups: new Set(found).size,
      trueGroups: new Set(truth).size,
      precision,
      recall,
      f1,
    });
  });

  it("leaves out items whose true group nobody knows", () => {
    const truth = groups("xxyy");
    expect(pairwise(groups("aabbaabb"), truth)).toEqual(pairwise(groups("aabb"), truth));
  });

  it("refuses items that were lost on the way", () => {
    expect(() => pairwise(groups("aa"), groups("xxx"))).toThrow("2 is in no group");
  });

  it("keeps groups apart whose names look alike when joined", () => {
    const found = new Map([
      ["1", "a,b"],
      ["2", "a"],
    ]);
    const truth = new Map([
      ["1", "c"],
      ["2", "b,c"],
    ]);
    expect(pairwise(found, truth)).toMatchObject({ precision: 1, recall: 1 });
  });

  it("agrees with counting all pairs one by one", () => {
    const label = fc.constantFrom("a", "b", "c", "d", "e");
    fc.assert(
      fc.property(fc.array(fc.tuple(label, label), { maxLength: 40 }), (items) => {
        const found = new Map(items.map(([group], item) => [String(item), group]));
        const truth = new Map(items.map(([, group], item) => [String(item), group]));
        expect(pairwise(found, truth)).toMatchObject(byAllPairs(items));
      }),
    );
  });
});

function byAllPairs(items: readonly (readonly [string, string])[]) {
  let [both, foundOnly, trueOnly] = [0, 0, 0];
  for (const [index, [found, truth]] of items.entries())
    for (const [otherFound, otherTruth] of items.slice(index + 1)) {
      if (found === otherFound && truth === otherTruth) both += 1;
      else if (found === otherFound) foundOnly += 1;
      else if (truth === otherTruth) trueOnly += 1;
    }
  const precision = both + foundOnly === 0 ? 1 : both / (both + foundOnly);
  const recall = both + trueOnly === 0 ? 1 : both / (both + trueOnly);
  return { precision, recall };
}

describe("faultQuality", () => {
  const spans = (...pairs: [number, number][]): Span[] => pairs.map(([from, to]) => ({ from, to }));
  const faults = spans([100, 280], [600, 780]);
  const none = { faults: 2, incidents: 0, found: 0, oneToOne: 0, split: 0, melted: 0, stray: 0, begunBefore: 0 };

  it("finds nothing without incidents", () => {
    expect(faultQuality([], faults)).toEqual({ ...none, delays: [] });
  });

  it("finds each fault by an incident of its own, and says how long after its begin", () => {
    const quality = faultQuality(spans([640, 900], [107, 110]), faults);
    expect(quality).toEqual({ ...none, incidents: 2, found: 2, oneToOne: 2, delays: [7, 40] });
  });

  it("says that an incident went on before its fault began", () => {
    const quality = faultQuality(spans([20, 100]), faults);
    expect(quality).toEqual({ ...none, incidents: 1, found: 1, oneToOne: 1, begunBefore: 1, delays: [] });
  });

  it("counts what melts faults together, and does not call them apart", () => {
    const quality = faultQuality(spans([110, 700]), faults);
    expect(quality).toEqual({ ...none, incidents: 1, found: 2, melted: 1, begunBefore: 1, delays: [10] });
  });

  it("counts faults that are split, by their first incident", () => {
    const quality = faultQuality(spans([150, 160], [110, 120]), faults);
    expect(quality).toEqual({ ...none, incidents: 2, found: 1, split: 1, delays: [10] });
  });

  it("counts incidents beside all faults", () => {
    const quality = faultQuality(spans([0, 99], [281, 599], [781, 800]), faults);
    expect(quality).toEqual({ ...none, incidents: 3, stray: 3, delays: [] });
  });
});

describe("quantile", () => {
  it.each([
    [[1, 2, 3, 4], 0.5, 2],
    [[1, 2, 3, 4, 5], 0.5, 3],
    [[1, 2, 3, 4, 5], 0.9, 5],
    [[1, 2], 1, 2],
    [[1, 2], 0, 1],
    [[], 0.5, Number.NaN],
  ])("of %j at %d is %d", (values, part, expected) => {
    expect(quantile(values, part)).toBe(expected);
  });
});
