import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CASCADE_THRESHOLD,
  CLUSTER_THRESHOLD,
  cascadeConfidence,
  clusterConfidence,
  SPIKE_THRESHOLD,
  spikeConfidence,
} from "./confidence.js";

describe("the confidence", () => {
  it.each([
    [3, 0.5],
    [4, 0.6],
    [7, 0.9],
    [8, 0.95],
    [9, 0.95],
  ])("of a cluster of %i is %f", (count, confidence) => {
    expect(clusterConfidence(count)).toBe(confidence);
  });

  it.each([
    ["critical", 3, 0.8],
    ["critical", 4, 0.85],
    ["critical", 6, 0.95],
    ["critical", 7, 0.98],
    ["high", 3, 0.7],
    ["high", 8, 0.95],
    ["high", 9, 0.98],
  ] as const)("of a %s spike of %i is %f", (severity, count, confidence) => {
    expect(spikeConfidence(severity, count)).toBe(confidence);
  });

  it.each([
    [2, 0.75],
    [3, 0.85],
    [4, 0.95],
    [5, 0.95],
  ])("of a cascade of %i is %f", (count, confidence) => {
    expect(cascadeConfidence(count)).toBe(confidence);
  });

  it.each([
    ["a cluster", CLUSTER_THRESHOLD, 0.5, 0.95, clusterConfidence],
    ["a critical spike", SPIKE_THRESHOLD, 0.8, 0.98, (count: number) => spikeConfidence("critical", count)],
    ["a high spike", SPIKE_THRESHOLD, 0.7, 0.98, (count: number) => spikeConfidence("high", count)],
    ["a cascade", CASCADE_THRESHOLD, 0.75, 0.95, cascadeConfidence],
  ] as const)("of %s never falls as the count rises, has two decimals and keeps its bounds", (...row) => {
    const [, threshold, least, most, confidence] = row;
    fc.assert(
      fc.property(fc.integer({ min: threshold, max: 1_000_000 }), (count) => {
        const [here, next] = [confidence(count), confidence(count + 1)];
        expect(next).toBeGreaterThanOrEqual(here);
        expect(here).toBeGreaterThanOrEqual(least);
        expect(here).toBeLessThanOrEqual(most);
        expect(here).toBe(Number(here.toFixed(2)));
      }),
    );
  });
});
