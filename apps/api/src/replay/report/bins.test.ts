import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MOST_BINS, SignalBins } from "./bins.js";

const LATEST = Date.UTC(2200, 0, 1) * 1_000 - 1;
const NOON = Date.UTC(2026, 2, 14, 12) * 1_000;
const instants = fc.oneof(
  fc.array(fc.integer({ min: 0, max: LATEST }), { maxLength: 400 }),
  fc.array(
    fc.integer({ min: 0, max: 3_600_000_000 }).map((micros) => NOON + micros),
    { maxLength: 400 },
  ),
);

function binned(micros: readonly number[]): SignalBins {
  const bins = new SignalBins();
  for (const instant of micros) bins.add(instant);
  return bins;
}

describe("SignalBins", () => {
  it("loses no signal, and never keeps more bins than agreed", () => {
    fc.assert(
      fc.property(instants, (micros) => {
        const { bins, width, timed } = binned(micros);
        expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(micros.length);
        expect(timed).toBe(micros.length);
        const [start, end] = [bins[0]?.from ?? 0, bins.at(-1)?.from ?? 0];
        expect((end - start) / width).toBeLessThan(MOST_BINS);
      }),
    );
  });

  it("counts every signal where it lies", () => {
    fc.assert(
      fc.property(instants, (micros) => {
        const { bins, width } = binned(micros);
        for (const { from, count } of bins)
          expect(micros.filter((instant) => instant >= from && instant < from + width)).toHaveLength(count);
      }),
    );
  });

  it("gives the same in whichever order signals come", () => {
    fc.assert(
      fc.property(instants, (micros) => {
        const [one, other] = [binned(micros), binned([...micros].reverse())];
        expect([one.width, one.bins, one.first, one.last]).toEqual([other.width, other.bins, other.first, other.last]);
      }),
    );
  });

  it("has room for all instants that there are", () => {
    expect(binned([0, LATEST]).width).toBeLessThan(Number.POSITIVE_INFINITY);
  });

  it("takes a million signals in no time and no room", () => {
    const bins = new SignalBins();
    for (let i = 0; i < 1_000_000; i += 1) bins.add(NOON + i * 1_000_000);
    expect(bins.bins.length).toBeLessThanOrEqual(MOST_BINS);
    expect(bins.timed).toBe(1_000_000);
  });

  it("counts signals without an instant apart", () => {
    const bins = new SignalBins();
    bins.add(undefined);
    expect(bins).toMatchObject({ timed: 0, untimed: 1, bins: [] });
  });
});
