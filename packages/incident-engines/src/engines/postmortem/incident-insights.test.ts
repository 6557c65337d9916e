import type { ResolutionSummaryResult } from "@hoc/incident-schemas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { incidentInsights } from "./incident-insights.js";

const MINUTE_MS = 60_000;

function summary(id: number, how: Partial<ResolutionSummaryResult> = {}): ResolutionSummaryResult {
  return {
    incidentId: `inc_${id}`,
    title: "Failure spike",
    category: "RATE_LIMIT",
    severity: "medium",
    resolutionMethod: null,
    timeToResolutionMs: null,
    evidenceCount: 0,
    recoveryAttempted: false,
    ...how,
  };
}

/** The insight of one type, out of the incident and others like it. */
function learnt(
  insightType: "response" | "prevention" | "detection",
  incident: Partial<ResolutionSummaryResult>,
  similar: readonly Partial<ResolutionSummaryResult>[],
) {
  const others = similar.map((how, index) => summary(index + 2, how));
  return incidentInsights(summary(1, incident), others).find((insight) => insight.insightType === insightType);
}

const times = (count: number, how: Partial<ResolutionSummaryResult>) => Array.from({ length: count }, () => how);

it("an incident that stands alone teaches nothing", () => {
  const alone = { resolutionMethod: "manual", timeToResolutionMs: 1, recoveryAttempted: true };
  expect(incidentInsights(summary(1, alone), [])).toEqual([]);
});

it("insights come in the order method, recovery, time", () => {
  const same = { resolutionMethod: "manual", timeToResolutionMs: 1, recoveryAttempted: true };
  const insights = incidentInsights(summary(1, same), [summary(2, same)]);
  expect(insights.map(({ insightType }) => insightType)).toEqual(["response", "prevention", "detection"]);
});

describe("the same method", () => {
  const manual = { resolutionMethod: "manual" };

  it("F-055: is told with the size of the sample, and nothing is said of its effect", () => {
    expect(learnt("response", manual, [{ resolutionMethod: "auto" }, manual, {}, manual])).toEqual({
      insightType: "response",
      description: '3 of 5 incidents looked at, this one among them, were resolved by the method "manual".',
      confidence: 0.7,
      supportingIncidentIds: ["inc_1", "inc_3", "inc_5"],
    });
  });

  it.each([
    [1, 0.6],
    [3, 0.8],
    [4, 0.9],
    [5, 0.9],
  ])("of %i others is told with %f", (others, confidence) => {
    expect(learnt("response", manual, times(others, manual))?.confidence).toBe(confidence);
  });

  it("needs the incident to have one, and another to share it", () => {
    expect(learnt("response", {}, [{}, {}])).toBeUndefined();
    expect(learnt("response", {}, [manual, manual])).toBeUndefined();
    expect(learnt("response", manual, [{ resolutionMethod: "auto" }])).toBeUndefined();
  });
});

describe("recoveries", () => {
  const recovered = { recoveryAttempted: true };

  it("are told from two on, whichever incidents they were attempted at", () => {
    expect(learnt("prevention", {}, [recovered, {}, recovered])).toEqual({
      insightType: "prevention",
      description: "In 2 of 4 incidents looked at a recovery was attempted.",
      confidence: 0.76,
      supportingIncidentIds: ["inc_2", "inc_4"],
    });
    expect(learnt("prevention", recovered, [{}, {}])).toBeUndefined();
  });

  it.each([
    [2, 0.76],
    [3, 0.84],
    [4, 0.85],
    [6, 0.85],
  ])("of %i incidents are told with %f", (count, confidence) => {
    expect(learnt("prevention", recovered, times(count - 1, recovered))?.confidence).toBe(confidence);
  });
});

describe("the time to resolution", () => {
  it("F-054, F-055: is the average of those that have one, zero included, and says of how many", () => {
    expect(learnt("detection", { timeToResolutionMs: 0 }, [{ timeToResolutionMs: 90 * MINUTE_MS }, {}])).toEqual({
      insightType: "detection",
      description: "Resolution took 45 minutes on average in 2 of 3 incidents looked at.",
      confidence: 0.7,
      supportingIncidentIds: ["inc_1", "inc_2"],
    });
    expect(learnt("detection", { timeToResolutionMs: 1 }, [{}, {}])).toBeUndefined();
  });

  it.each([
    [2, 0.7],
    [3, 0.8],
    [6, 0.8],
  ])("of %i incidents is told with %f", (count, confidence) => {
    const resolved = { timeToResolutionMs: 1 };
    expect(learnt("detection", resolved, times(count - 1, resolved))?.confidence).toBe(confidence);
  });
});

it.each([
  ["response", { resolutionMethod: "manual" }, 0.6, 0.9],
  ["prevention", { recoveryAttempted: true }, 0.76, 0.85],
  ["detection", { timeToResolutionMs: 7 }, 0.7, 0.8],
] as const)("the confidence of a %s insight never falls as the sample grows, and keeps its bounds", (...row) => {
  const [insightType, how, least, most] = row;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), (count) => {
      const [here, next] = [count, count + 1].map((others) => learnt(insightType, how, times(others, how))?.confidence);
      expect(next).toBeGreaterThanOrEqual(Number(here));
      expect(here).toBeGreaterThanOrEqual(least);
      expect(here).toBeLessThanOrEqual(most);
    }),
  );
});
