import { instantFromMicros } from "@hoc/incident-schemas";
import { buildIncidentDetail } from "@hoc/incident-schemas/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { barLayout } from "./bar-layout.js";
import { SignalBins } from "./bins.js";
import { CHART, type Plot, plotOf } from "./plot.js";

const START = Date.UTC(2026, 2, 14, 9) * 1_000;
const HOUR = 3_600_000_000;

const incident = (from: number, to: number, triggerType = "failure_spike") =>
  buildIncidentDetail({
    triggerType,
    startedAt: instantFromMicros(START + from),
    lastSignalAt: instantFromMicros(START + to),
  });

function hourPlot(): Plot {
  const bins = new SignalBins();
  bins.add(START);
  bins.add(START + HOUR);
  const plot = plotOf(bins, []);
  if (plot === undefined) throw new Error("there are signals");
  return plot;
}

describe("barLayout", () => {
  const periods = fc.array(fc.tuple(fc.integer({ min: -HOUR, max: 2 * HOUR }), fc.integer({ min: 0, max: HOUR })), {
    maxLength: 150,
  });

  it("lets no bar touch another, nor anything leave the chart", () => {
    fc.assert(
      fc.property(periods, (all) => {
        const { bars } = barLayout(
          all.map(([from, length]) => incident(from, from + length)),
          hourPlot(),
        );
        for (const bar of bars) {
          expect(bar.x).toBeGreaterThanOrEqual(CHART.left);
          expect(bar.end).toBeLessThanOrEqual(CHART.width);
          const others = bars.filter((other) => other !== bar && other.lane === bar.lane);
          expect(others.every((other) => other.end <= bar.x || bar.end <= other.x)).toBe(true);
        }
      }),
    );
  });

  it("writes severities out where there is room", () => {
    const { bars } = barLayout([incident(0, HOUR), incident(0, 0, "rate_limit_overflow")], hourPlot());
    expect(bars.map(({ word }) => word)).toEqual(["medium", "overflow"]);
  });

  it("shows what is too short for a bar as its shape alone", () => {
    const { bars } = barLayout([incident(0, HOUR), incident(0, 1_000)], hourPlot());
    expect(bars.map(({ x, width, shapeX }) => [width > 0, shapeX > x])).toEqual([
      [true, true],
      [false, false],
    ]);
  });

  it("names only the overflow incident where there are many, and leaves out the smallest of too many", () => {
    const many = [incident(0, 0, "rate_limit_overflow"), ...Array.from({ length: 99 }, () => incident(0, HOUR))];
    const { bars, lanes } = barLayout(many, hourPlot());
    expect(bars.map(({ incident }) => incident)).toEqual(many.slice(0, 60));
    expect(lanes).toBe(60);
    expect(bars.filter(({ word }) => word !== undefined)).toHaveLength(1);
  });
});

describe("plotOf", () => {
  it("goes by the incidents where signals do not say when they happened", () => {
    const bins = new SignalBins();
    bins.add(undefined);
    expect(plotOf(bins, [])).toBeUndefined();
    expect(plotOf(bins, [incident(0, HOUR)])).toMatchObject({ from: START, to: START + HOUR });
  });

  it("gives a single signal a little time around it", () => {
    const bins = new SignalBins();
    bins.add(START);
    expect(plotOf(bins, [])).toMatchObject({ from: START - 400_000, to: START + 600_000 });
  });
});
