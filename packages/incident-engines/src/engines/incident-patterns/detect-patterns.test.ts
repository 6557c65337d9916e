import { detectPatternsInputSchema, patternDetectionResponseSchema } from "@hoc/incident-schemas";
import type { PatternGroup } from "@hoc/incident-schemas/ports";
import { fixedClock, stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it, vi } from "vitest";
import { detectPatterns } from "./detect-patterns.js";

const AS_OF = "2026-03-14T12:00:00.000000Z";
const AT = { asOf: AS_OF, sequence: 7, isLatest: true };
const readPoints = { findProgress: async () => ({ lastSequence: 7, lastRecordedAt: AS_OF }) };

function group<Name extends string>(dimension: Name, incidentCount: number): PatternGroup<Name> {
  return { dimension, incidentCount, incidentIds: [`inc_${dimension}`] };
}

function asking(found: { spikes?: PatternGroup<"critical" | "high">[] } = {}) {
  const incidentPatterns = {
    fetchIncidentsCount: vi.fn(async () => 40),
    fetchCategoryClusters: vi.fn(async () => [group("RATE_LIMIT", 4), group("LOOP_DETECTED", 3)]),
    fetchSeveritySpikes: vi.fn(async () => found.spikes ?? [group("critical", 3), group("high", 5)]),
    fetchCascadeFailures: vi.fn(async () => [group("run-1", 2)]),
  };
  const scope = { ports: stubPorts({ incidentPatterns, readPoints }), clock: fixedClock() };
  const ask = async (input: object) =>
    patternDetectionResponseSchema.parse(await detectPatterns(scope, "acme", detectPatternsInputSchema.parse(input)));
  return { ask, incidentPatterns };
}

it("gives clusters, then spikes, then cascades, each with its confidence", async () => {
  const { patterns, ...rest } = await asking().ask({});
  expect(patterns).toEqual([
    {
      patternType: "category_cluster",
      dimension: "RATE_LIMIT",
      count: 4,
      confidence: 0.6,
      incidentIds: ["inc_RATE_LIMIT"],
    },
    {
      patternType: "category_cluster",
      dimension: "LOOP_DETECTED",
      count: 3,
      confidence: 0.5,
      incidentIds: ["inc_LOOP_DETECTED"],
    },
    { patternType: "severity_spike", dimension: "critical", count: 3, confidence: 0.8, incidentIds: ["inc_critical"] },
    { patternType: "severity_spike", dimension: "high", count: 5, confidence: 0.8, incidentIds: ["inc_high"] },
    { patternType: "cascade_failure", dimension: "run-1", count: 2, confidence: 0.75, incidentIds: ["inc_run-1"] },
  ]);
  expect(rest).toEqual({
    windowHours: 24,
    windowStart: "2026-03-13T12:00:00.000000Z",
    windowEnd: AS_OF,
    incidentsAnalyzed: 40,
    includeSynthetic: false,
    generatedAt: AS_OF,
    asOf: AS_OF,
    dataVersion: 7,
  });
});

it("F-043, F-052: asks everything of one window, the limit going for each type", async () => {
  const { ask, incidentPatterns } = asking();
  await ask({ windowHours: "2", limit: 5, includeSynthetic: "true" });
  const window = { from: "2026-03-14T10:00:00.000000Z", to: AS_OF, includeSynthetic: true, at: AT };
  expect(incidentPatterns.fetchCategoryClusters.mock.calls).toEqual([["acme", window, 3, 5]]);
  expect(incidentPatterns.fetchSeveritySpikes.mock.calls).toEqual([["acme", window, 3, 5]]);
  expect(incidentPatterns.fetchCascadeFailures.mock.calls).toEqual([["acme", window, 2, 5]]);
  expect(incidentPatterns.fetchIncidentsCount.mock.calls).toEqual([["acme", window]]);
});

it("looks at an hour at least and a week at most", async () => {
  const { ask } = asking();
  expect((await ask({ windowHours: 168 })).windowStart).toBe("2026-03-07T12:00:00.000000Z");
  expect((await ask({ windowHours: 1 })).windowStart).toBe("2026-03-14T11:00:00.000000Z");
  for (const windowHours of [0, 169, 1.5]) await expect(ask({ windowHours })).rejects.toThrow(/1 to 168/);
});
