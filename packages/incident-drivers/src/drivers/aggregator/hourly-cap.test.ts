import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HOUR, HourlyCap } from "./hourly-cap.js";

/** Most instants within any rolling hour, counted naively. */
function busiest(instants: readonly number[]): number {
  return Math.max(0, ...instants.map((at) => instants.filter((other) => other >= at && other < at + HOUR).length));
}

const instants = fc
  .integer({ min: 0, max: 6 })
  .chain((hours) => fc.constantFrom(0, 1, HOUR / 2, HOUR - 1).map((rest) => hours * HOUR + rest));

describe("the hourly cap", () => {
  it("allows an opening exactly when no rolling hour would hold more than the cap", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.array(instants, { maxLength: 25 }), (most, asked) => {
        const cap = new HourlyCap(most, []);
        const opened: number[] = [];
        for (const at of asked) {
          const fits = busiest([...opened, at]) <= most;
          expect(cap.allows(at)).toBe(fits);
          if (!fits) continue;
          cap.note(at);
          opened.push(at);
        }
      }),
      { numRuns: 500, seed: 7 },
    );
  });

  it("counts openings that were stored, in whatever order they are read", () => {
    const cap = new HourlyCap(2, [HOUR, 0]);
    expect(cap.allows(HOUR / 2)).toBe(true);
    expect(new HourlyCap(2, [HOUR - 1, 0]).allows(HOUR / 2)).toBe(false);
  });

  it("is lifted by the largest whole number", () => {
    const cap = new HourlyCap(Number.MAX_SAFE_INTEGER, []);
    for (let opening = 0; opening < 100; opening++) cap.note(0);
    expect(cap.allows(0)).toBe(true);
  });
});
