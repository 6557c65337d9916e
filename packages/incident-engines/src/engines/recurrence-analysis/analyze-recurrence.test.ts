import {
  analyzeRecurrenceInputSchema,
  categoryAnalysisInputSchema,
  categoryRecurrenceResponseSchema,
  recurrenceAnalysisResponseSchema,
} from "@hoc/incident-schemas";
import type { RecurrenceGroupSnapshot } from "@hoc/incident-schemas/ports";
import { fixedClock, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it, vi } from "vitest";
import { analyzeRecurrence, getRecurrenceForCategory } from "./analyze-recurrence.js";

const AS_OF = "2026-03-14T12:00:00.000000Z";
const AT = { asOf: AS_OF, sequence: 7, isLatest: true };
const SAID = { includeSynthetic: false, generatedAt: AS_OF, asOf: AS_OF, dataVersion: 7 };
const GROUP: RecurrenceGroupSnapshot = {
  category: "RATE_LIMIT",
  resolutionMethod: "manual",
  totalOccurrences: 7,
  distinctDays: 3,
  occurrencesPerDay: 2.33,
  firstOccurrence: "2026-03-01T00:00:00.000000Z",
  lastOccurrence: "2026-03-12T00:00:00.000000Z",
  recentIncidentIds: ["inc_7", "inc_6"],
};

function scopeWith(recurrence: NonNullable<Parameters<typeof stubPorts>[0]>["recurrence"]) {
  const readPoints = { findProgress: async () => ({ lastSequence: 7, lastRecordedAt: AS_OF }) };
  return { ports: stubPorts({ readPoints, ...(recurrence && { recurrence }) }), clock: fixedClock() };
}

describe("what comes again", () => {
  it("F-051: is told with totals of all groups, and how many were returned", async () => {
    const fetchRecurrenceGroups = vi.fn(async () => ({ groups: [GROUP], totalGroups: 4, totalRecurring: 25 }));
    const input = analyzeRecurrenceInputSchema.parse({ baselineDays: 8, recurrenceThreshold: 2, limit: 1 });
    const answer = await analyzeRecurrence(scopeWith({ fetchRecurrenceGroups }), "acme", input);
    expect(recurrenceAnalysisResponseSchema.parse(answer)).toEqual({
      groups: [{ ...GROUP, occurrencesPerCalendarDay: 0.88 }],
      returned: 1,
      totalGroups: 4,
      totalRecurring: 25,
      recurrenceThreshold: 2,
      baselineDays: 8,
      ...SAID,
    });
    const window = { from: "2026-03-06T12:00:00.000000Z", to: AS_OF, includeSynthetic: false, at: AT };
    expect(fetchRecurrenceGroups.mock.calls).toEqual([["acme", window, 2, 1]]);
  });

  it("is looked for over 30 days, from 3 occurrences on; 90 days at most, 2 occurrences at least", () => {
    expect(analyzeRecurrenceInputSchema.parse({})).toMatchObject({
      baselineDays: 30,
      recurrenceThreshold: 3,
      limit: 20,
    });
    for (const wrong of [{ baselineDays: 91 }, { baselineDays: 0 }, { recurrenceThreshold: 1 }])
      expect(analyzeRecurrenceInputSchema.safeParse(wrong).success).toBe(false);
  });
});

describe("a category's most frequent group", () => {
  const ask = async (group: RecurrenceGroupSnapshot | undefined) => {
    const fetchRecurrenceForCategory = vi.fn(async () => group);
    const input = categoryAnalysisInputSchema.parse({ category: "rate_limit", includeSynthetic: true });
    const answer = await getRecurrenceForCategory(scopeWith({ fetchRecurrenceForCategory }), "acme", input);
    return { answer: categoryRecurrenceResponseSchema.parse(answer), calls: fetchRecurrenceForCategory.mock.calls };
  };

  it("comes with its rate over the days of the baseline", async () => {
    const { answer, calls } = await ask(GROUP);
    expect(answer).toEqual({
      category: "RATE_LIMIT",
      group: { ...GROUP, occurrencesPerCalendarDay: 0.23 },
      baselineDays: 30,
      ...SAID,
      includeSynthetic: true,
    });
    const window = { from: "2026-02-12T12:00:00.000000Z", to: AS_OF, includeSynthetic: true, at: AT };
    expect(calls).toEqual([["acme", window, "RATE_LIMIT"]]);
  });

  it("is null when there is none", async () => {
    expect((await ask(undefined)).answer).toMatchObject({ category: "RATE_LIMIT", group: null });
  });
});
