import { microsOf } from "@hoc/incident-schemas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countTicks, timeTicks } from "./axis.js";

const LATEST = Date.UTC(2200, 0, 1) * 1_000 - 1;
const labels = (from: string, to: string) =>
  timeTicks(microsOf(from), microsOf(to), 8).map(({ label, below }) => (below === "" ? label : `${label} ${below}`));

describe("timeTicks", () => {
  it.each([
    ["2026-03-14T09:00:00Z", "2026-03-14T09:00:01Z", ["09:00:00.000 14 Mar 2026", "09:00:00.200"]],
    ["2026-03-14T09:00:01Z", "2026-03-14T09:00:20Z", ["09:00:05 14 Mar 2026", "09:00:10", "09:00:15", "09:00:20"]],
    ["2026-03-14T09:10:00Z", "2026-03-14T11:00:00Z", ["09:30 14 Mar 2026", "10:00", "10:30", "11:00"]],
    ["2026-12-31T18:00:00Z", "2027-01-01T06:00:00Z", ["18:00 31 Dec 2026", "20:00", "22:00", "00:00 1 Jan 2027"]],
    ["2026-03-14T09:00:00Z", "2026-03-18T09:00:00Z", ["15 Mar 2026", "16 Mar", "17 Mar", "18 Mar"]],
    ["2026-03-14T09:00:00Z", "2026-04-14T09:00:00Z", ["16 Mar 2026", "23 Mar", "30 Mar", "6 Apr", "13 Apr"]],
    ["2025-11-14T09:00:00Z", "2026-04-14T09:00:00Z", ["Dec 2025", "Jan 2026", "Feb", "Mar", "Apr"]],
    ["1971-01-01T00:00:00Z", "2001-01-01T00:00:00Z", ["Jan 1975", "Jan 1980"]],
  ])("marks round instants from %s to %s", (from, to, expected) => {
    expect(labels(from, to).slice(0, expected.length)).toEqual(expected);
  });

  it("stays within the period and the number of marks, whatever the period", () => {
    const instant = fc.integer({ min: 0, max: LATEST });
    fc.assert(
      fc.property(instant, fc.integer({ min: 100_000, max: LATEST }), (from, length) => {
        const to = Math.min(from + length, LATEST);
        const ticks = timeTicks(from, to, 8);
        expect(ticks.length).toBeLessThanOrEqual(8);
        expect(ticks.every(({ at }) => at >= from && at <= to)).toBe(true);
        if (to - from >= 100_000) expect(ticks.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe("countTicks", () => {
  it.each([
    [0, [0, 1]],
    [1, [0, 1]],
    [7, [0, 2, 4, 6, 8]],
    [12, [0, 5, 10, 15]],
    [497, [0, 200, 400, 600]],
  ])("marks counts up to %i", (most, expected) => {
    expect(countTicks(most)).toEqual(expected);
  });

  it("marks whole numbers, few of them, up to the largest count", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), (most) => {
        const ticks = countTicks(most);
        expect(ticks.length).toBeLessThanOrEqual(5);
        expect(ticks.every(Number.isInteger)).toBe(true);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(most);
      }),
    );
  });
});
