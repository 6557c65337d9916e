import { getMetricsInputSchema, slaTargetsSchema } from "@hoc/incident-schemas";
import type { MetricsSnapshot } from "@hoc/incident-schemas/ports";
import { fixedClock, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it, vi } from "vitest";
import { getMetrics } from "./metrics.js";

const MEASURED: MetricsSnapshot = {
  totalCount: 5,
  activeCount: 3,
  ackedCount: 1,
  resolvedCount: 2,
  avgTimeToAcknowledgeMs: 0,
  medianTimeToAcknowledgeMs: 1,
  avgTimeToContainmentMs: 2,
  medianTimeToContainmentMs: 3,
  avgTimeToResolutionMs: 4,
  medianTimeToResolutionMs: 5,
  avgOpenAgeMs: 6,
  medianOpenAgeMs: 7,
  oldestOpenAgeMs: 8,
  slaMetCount: 1,
  slaBreachedCount: 2,
  slaPendingCount: 2,
  criticalCount: 2,
  highCount: 1,
  mediumCount: 1,
  lowCount: 1,
};

function metricsOf(measured: Partial<MetricsSnapshot>, input: object = {}) {
  const fetchMetricsAggregates = vi.fn(async () => ({ ...MEASURED, ...measured }));
  const slaTargets = slaTargetsSchema.parse({ critical: 60 });
  const ports = stubPorts({ incidentsFacade: { fetchMetricsAggregates, slaTargets } });
  const answer = getMetrics({ ports, clock: fixedClock() }, "acme", getMetricsInputSchema.parse(input));
  return { answer, fetchMetricsAggregates };
}

describe("the metrics of a window", () => {
  it("are what was measured, with the targets, the definitions and the instant that they speak of", async () => {
    expect(await metricsOf({}, { windowDays: "7" }).answer).toEqual({
      ...MEASURED,
      slaComplianceRate: 33.33,
      slaTargets: { critical: 60, high: 14_400, medium: 86_400, low: 259_200 },
      windowDays: 7,
      definitions: "incident-metrics/v1",
      includeSynthetic: false,
      generatedAt: "2026-03-14T11:59:55.000000Z",
      asOf: "2026-03-14T11:59:55.000000Z",
      dataVersion: 0,
    });
  });

  it("are of the days before asOf, 30 unless said otherwise", async () => {
    const at = { asOf: "2026-03-14T10:00:00.000000Z", sequence: 0, isLatest: true };
    const { answer, fetchMetricsAggregates } = metricsOf({}, { asOf: at.asOf, includeSynthetic: "true" });
    await answer;
    expect(fetchMetricsAggregates.mock.calls).toEqual([
      ["acme", { from: "2026-02-12T10:00:00.000000Z", to: at.asOf, includeSynthetic: true, at }],
    ]);
  });

  it.each([
    [0, 0, null],
    [0, 3, 0],
    [3, 0, 100],
    [2, 1, 66.67],
  ])("F-053: %i met and %i breached are a compliance of %d per cent", async (slaMetCount, slaBreachedCount, rate) => {
    expect((await metricsOf({ slaMetCount, slaBreachedCount }).answer).slaComplianceRate).toBe(rate);
  });

  it("cannot be of the future", async () => {
    const { answer } = metricsOf({}, { asOf: "2026-03-14T12:00:00.000001Z" });
    await expect(answer).rejects.toMatchObject({ code: "invalid_input" });
  });
});
