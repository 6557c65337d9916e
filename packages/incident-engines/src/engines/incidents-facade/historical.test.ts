import {
  getHistoricalCostTrendInputSchema,
  getHistoricalDistributionInputSchema,
  getHistoricalTrendInputSchema,
} from "@hoc/incident-schemas";
import type { HistoricalDistributionRowSnapshot, IncidentsFacadeDriver } from "@hoc/incident-schemas/ports";
import { fixedClock, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it, vi } from "vitest";
import { getHistoricalCostTrend, getHistoricalDistribution, getHistoricalTrend } from "./historical.js";

const AS_OF = "2026-03-14T10:00:00.000000Z";
const SAID = { windowDays: 7, includeSynthetic: false, generatedAt: AS_OF, asOf: AS_OF, dataVersion: 0 };
const WINDOW = expect.objectContaining({ from: "2026-03-07T10:00:00.000000Z", to: AS_OF, includeSynthetic: false });
const BUCKETS = { granularity: "month", timeZone: "Europe/Berlin" } as const;

const scopeOf = (incidentsFacade: Partial<IncidentsFacadeDriver>) => ({
  ports: stubPorts({ incidentsFacade }),
  clock: fixedClock(),
});

describe("the trend", () => {
  it("F-048: is what each bucket holds, with totals of the created and of the resolved", async () => {
    const dataPoints = [
      { period: "2026-02-01", incidentCount: 2, resolvedCount: 0, avgResolutionTimeMs: null },
      { period: "2026-03-01", incidentCount: 1, resolvedCount: 5, avgResolutionTimeMs: 0 },
    ];
    const fetchHistoricalTrend = vi.fn(async () => dataPoints);
    const input = getHistoricalTrendInputSchema.parse({ windowDays: 7, asOf: AS_OF, ...BUCKETS });
    expect(await getHistoricalTrend(scopeOf({ fetchHistoricalTrend }), "acme", input)).toEqual({
      dataPoints,
      ...BUCKETS,
      totalIncidents: 3,
      totalResolved: 5,
      ...SAID,
    });
    expect(fetchHistoricalTrend.mock.calls).toEqual([["acme", WINDOW, BUCKETS]]);
  });
});

describe("the distribution", () => {
  const distribution = async (rows: HistoricalDistributionRowSnapshot[]) => {
    const fetchHistoricalDistribution = vi.fn(async () => rows);
    const input = getHistoricalDistributionInputSchema.parse({ windowDays: 7, asOf: AS_OF });
    const answer = await getHistoricalDistribution(scopeOf({ fetchHistoricalDistribution }), "acme", input);
    expect(fetchHistoricalDistribution.mock.calls).toEqual([["acme", WINDOW]]);
    return answer;
  };

  it("of no incident is empty", async () => {
    expect(await distribution([])).toEqual({
      byCategory: [],
      bySeverity: [],
      byCauseType: [],
      totalIncidents: 0,
      ...SAID,
    });
  });

  it("F-047: has in each dimension percentages that sum to exactly 100", async () => {
    const row = (dimension: HistoricalDistributionRowSnapshot["dimension"], value: string, count: number) => ({
      dimension,
      value,
      count,
    });
    expect(
      await distribution([
        row("category", "A", 1),
        row("category", "B", 1),
        row("category", "uncategorized", 1),
        row("severity", "low", 2),
        row("severity", "high", 1),
        row("cause_type", "SYSTEM", 3),
      ]),
    ).toMatchObject({
      byCategory: [
        { dimension: "category", value: "A", count: 1, percentage: 33.34 },
        { value: "B", percentage: 33.33 },
        { value: "uncategorized", percentage: 33.33 },
      ],
      bySeverity: [
        { value: "low", percentage: 66.67 },
        { value: "high", percentage: 33.33 },
      ],
      byCauseType: [{ value: "SYSTEM", percentage: 100 }],
      totalIncidents: 3,
    });
  });
});

describe("the cost trend", () => {
  const point = (period: string, totalCostMicros: number) => ({
    period,
    totalCostMicros,
    incidentCount: 3,
    incidentsWithCost: 2,
    avgCostPerIncidentMicros: 1,
  });
  const costTrend = (dataPoints: ReturnType<typeof point>[]) => {
    const fetchHistoricalCostTrend = vi.fn(async () => dataPoints);
    const input = getHistoricalCostTrendInputSchema.parse({ windowDays: 7, asOf: AS_OF, ...BUCKETS });
    return {
      answer: getHistoricalCostTrend(scopeOf({ fetchHistoricalCostTrend }), "acme", input),
      fetchHistoricalCostTrend,
    };
  };

  it("F-049: is what each bucket did cost, with the totals", async () => {
    const dataPoints = [point("2026-02-01", 7), point("2026-03-01", -2)];
    const { answer, fetchHistoricalCostTrend } = costTrend(dataPoints);
    expect(await answer).toEqual({ dataPoints, ...BUCKETS, totalCostMicros: 5, totalIncidents: 6, ...SAID });
    expect(fetchHistoricalCostTrend.mock.calls).toEqual([["acme", WINDOW, BUCKETS]]);
  });

  it("whose total no number holds exactly is refused", async () => {
    const { answer } = costTrend([point("2026-02-01", Number.MAX_SAFE_INTEGER), point("2026-03-01", 1)]);
    await expect(answer).rejects.toMatchObject({ code: "cost_out_of_range" });
  });
});
