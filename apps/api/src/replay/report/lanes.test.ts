import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fittingSpans, laneCount, packLanes } from "./lanes.js";

const spans = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 60 })).map(([from, length]) => ({
    from,
    to: from + length,
  })),
  { maxLength: 80 },
);

/** Most spans at one place, below which no packing gets. */
const deepest = (all: readonly { from: number; to: number }[]) =>
  Math.max(0, ...all.map(({ from }) => all.filter((other) => other.from <= from && from < other.to).length));

describe("packLanes", () => {
  it("lets no two spans of a lane overlap", () => {
    fc.assert(
      fc.property(spans, (all) => {
        const lanes = packLanes(all);
        all.forEach((a, i) => {
          all.forEach((b, j) => {
            if (i < j && lanes[i] === lanes[j]) expect(a.to <= b.from || b.to <= a.from).toBe(true);
          });
        });
      }),
    );
  });

  it("takes no more lanes than spans meet at one place", () => {
    fc.assert(
      fc.property(spans, (all) => {
        expect(laneCount(packLanes(all))).toBe(deepest(all));
      }),
    );
  });
});

describe("fittingSpans", () => {
  it("gives as many of the first spans as fit, and no more", () => {
    fc.assert(
      fc.property(spans, fc.integer({ min: 1, max: 10 }), (all, lanes) => {
        const fitting = fittingSpans(all, lanes);
        expect(deepest(all.slice(0, fitting))).toBeLessThanOrEqual(lanes);
        if (fitting < all.length) expect(deepest(all.slice(0, fitting + 1))).toBeGreaterThan(lanes);
      }),
    );
  });
});
