import {
  categoryAnalysisInputSchema,
  categoryLearningsResponseSchema,
  getIncidentLearningsInputSchema,
  learningsResponseSchema,
  type ResolutionSummaryResult,
} from "@hoc/incident-schemas";
import type { CategoryStats } from "@hoc/incident-schemas/ports";
import { fixedClock, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it, vi } from "vitest";
import { getCategoryLearnings, getIncidentLearnings } from "./learnings.js";

const AS_OF = "2026-03-14T12:00:00.000000Z";
const AT = { asOf: AS_OF, sequence: 7, isLatest: true };
const SAID = { includeSynthetic: false, generatedAt: AS_OF, asOf: AS_OF, dataVersion: 7 };
const readPoints = { findProgress: async () => ({ lastSequence: 7, lastRecordedAt: AS_OF }) };

const summary: ResolutionSummaryResult = {
  incidentId: "inc_1",
  title: "Failure spike",
  category: "RATE_LIMIT",
  severity: "high",
  resolutionMethod: "manual",
  timeToResolutionMs: 0,
  evidenceCount: 2,
  recoveryAttempted: true,
};

describe("an incident's learnings", () => {
  function asking(found: Partial<ResolutionSummaryResult> | undefined) {
    const fetchResolutionSummary = vi.fn(async () => (found === undefined ? undefined : { ...summary, ...found }));
    const fetchSimilarIncidents = vi.fn(async () => [{ ...summary, incidentId: "inc_2" }]);
    const ports = stubPorts({ postmortem: { fetchResolutionSummary, fetchSimilarIncidents }, readPoints });
    const ask = async (input: object = {}) =>
      getIncidentLearnings(
        { ports, clock: fixedClock() },
        "acme",
        getIncidentLearningsInputSchema.parse({ incidentId: "inc_1", ...input }),
      );
    return { ask, fetchResolutionSummary, fetchSimilarIncidents };
  }

  it("F-054: show it, up to five similar ones and what they teach; resolved at once is resolved", async () => {
    const { ask, fetchResolutionSummary, fetchSimilarIncidents } = asking({});
    const answer = learningsResponseSchema.parse(await ask());
    expect(answer).toMatchObject({
      incidentId: "inc_1",
      isResolved: true,
      resolutionSummary: summary,
      similarIncidents: [{ ...summary, incidentId: "inc_2" }],
      ...SAID,
    });
    expect(answer.insights.map(({ insightType, confidence }) => [insightType, confidence])).toEqual([
      ["response", 0.6],
      ["prevention", 0.76],
      ["detection", 0.7],
    ]);
    expect(fetchResolutionSummary.mock.calls).toEqual([["acme", "inc_1", AT]]);
    const like = { excludedId: "inc_1", category: "RATE_LIMIT", limit: 5, includeSynthetic: false, at: AT };
    expect(fetchSimilarIncidents.mock.calls).toEqual([["acme", like]]);
  });

  it("F-050: compare with synthetic ones only when told so", async () => {
    const { ask, fetchSimilarIncidents } = asking({});
    expect(await ask({ includeSynthetic: "true" })).toMatchObject({ includeSynthetic: true });
    expect(fetchSimilarIncidents.mock.calls).toMatchObject([["acme", { includeSynthetic: true }]]);
  });

  it("F-055: of one that is not resolved are marked as such", async () => {
    const open = { resolutionMethod: null, timeToResolutionMs: null };
    expect(await asking(open).ask()).toMatchObject({ isResolved: false, resolutionSummary: open });
  });

  it("compare one without a category with none", async () => {
    const { ask, fetchSimilarIncidents } = asking({ category: null });
    expect(await ask()).toMatchObject({ similarIncidents: [], insights: [] });
    expect(fetchSimilarIncidents).not.toHaveBeenCalled();
  });

  it("are null when the tenant has no such incident", async () => {
    expect(await asking(undefined).ask()).toBeNull();
  });
});

describe("a category's learnings", () => {
  const STATS: CategoryStats = { totalIncidents: 9, resolvedCount: 6, avgResolutionTimeMs: 0 };

  function asking(stats: CategoryStats | undefined, distinctDays = 4) {
    const fetchCategoryStats = vi.fn(async () => stats);
    const fetchRecurrenceData = vi.fn(async () => ({ distinctDays, totalIncidents: 9 }));
    const fetchResolutionMethods = vi.fn(async () => [{ resolutionMethod: "manual", count: 6 }]);
    const drivers = { fetchCategoryStats, fetchRecurrenceData, fetchResolutionMethods };
    const ports = stubPorts({ postmortem: drivers, readPoints });
    const ask = async (input: object = {}) =>
      getCategoryLearnings(
        { ports, clock: fixedClock() },
        "acme",
        categoryAnalysisInputSchema.parse({ category: "RATE_LIMIT", ...input }),
      );
    return { ask, ...drivers };
  }

  it("F-055: give the rate over calendar days and over active days, and what the rules make of it", async () => {
    const answer = categoryLearningsResponseSchema.parse(await asking(STATS).ask({ baselineDays: 8 }));
    const { insights, ...rest } = answer;
    expect(rest).toEqual({
      category: "RATE_LIMIT",
      ...STATS,
      commonResolutionMethods: [{ resolutionMethod: "manual", count: 6 }],
      recurrenceRate: 1.13,
      activeDayRate: 2.25,
      distinctDays: 4,
      baselineDays: 8,
      ...SAID,
    });
    expect(insights.map(({ insightType, confidence }) => [insightType, confidence])).toEqual([
      ["response", 0.75],
      ["prevention", 0.71],
      ["response", 0.9],
    ]);
  });

  it("are asked of one window, five methods at most", async () => {
    const { ask, fetchCategoryStats, fetchRecurrenceData, fetchResolutionMethods } = asking(STATS);
    await ask({ baselineDays: "90", includeSynthetic: true });
    const window = { from: "2025-12-14T12:00:00.000000Z", to: AS_OF, includeSynthetic: true, at: AT };
    expect(fetchCategoryStats.mock.calls).toEqual([["acme", window, "RATE_LIMIT"]]);
    expect(fetchRecurrenceData.mock.calls).toEqual([["acme", window, "RATE_LIMIT"]]);
    expect(fetchResolutionMethods.mock.calls).toEqual([["acme", window, "RATE_LIMIT", 5]]);
  });

  it("are null when it has no incidents", async () => {
    expect(await asking(undefined).ask()).toBeNull();
  });
});
