import { fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { analyzeRecurrence } from "./analyze-recurrence.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "viewer" } as const;

it("F-051: gives the groups that were found, and totals of all", async () => {
  const group = {
    category: "RATE_LIMIT",
    resolutionMethod: null,
    totalOccurrences: 6,
    distinctDays: 4,
    occurrencesPerDay: 1.5,
    firstOccurrence: "2026-03-01T00:00:00.000000Z",
    lastOccurrence: "2026-03-12T00:00:00.000000Z",
    recentIncidentIds: ["inc_1"],
  };
  const ports = stubPorts({
    recurrence: { fetchRecurrenceGroups: async () => ({ groups: [group], totalGroups: 2, totalRecurring: 11 }) },
  });
  const input = analyzeRecurrence.input.parse({ limit: "1" });
  const answer = await analyzeRecurrence.handler(input, { context, ports, ambient: fakeAmbient() });
  expect(analyzeRecurrence.output.parse(answer)).toMatchObject({
    groups: [{ ...group, occurrencesPerCalendarDay: 0.2 }],
    returned: 1,
    totalGroups: 2,
    totalRecurring: 11,
    asOf: "2026-03-14T11:59:55.000000Z",
  });
});
