import { fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { getMetrics } from "./get-metrics.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "viewer" } as const;
const MEASURED = {
  totalCount: 1,
  activeCount: 0,
  ackedCount: 0,
  resolvedCount: 1,
  avgTimeToAcknowledgeMs: null,
  medianTimeToAcknowledgeMs: null,
  avgTimeToContainmentMs: null,
  medianTimeToContainmentMs: null,
  avgTimeToResolutionMs: 0,
  medianTimeToResolutionMs: 0,
  avgOpenAgeMs: null,
  medianOpenAgeMs: null,
  oldestOpenAgeMs: null,
  slaMetCount: 1,
  slaBreachedCount: 0,
  slaPendingCount: 0,
  criticalCount: 0,
  highCount: 0,
  mediumCount: 1,
  lowCount: 0,
};
const ports = stubPorts({
  incidentsFacade: { fetchMetricsAggregates: async () => MEASURED },
});
const ask = async (input: object) =>
  getMetrics.output.parse(
    await getMetrics.handler(getMetrics.input.parse(input), { context, ports, ambient: fakeAmbient() }),
  );

it("measures the last 30 days, or as many as it is told, as of an instant", async () => {
  expect(await ask({})).toMatchObject({
    windowDays: 30,
    totalCount: 1,
    slaComplianceRate: 100,
    asOf: "2026-03-14T11:59:55.000000Z",
  });
  expect(await ask({ windowDays: "7", asOf: "2026-03-14T10:00:00+00:00" })).toMatchObject({
    windowDays: 7,
    asOf: "2026-03-14T10:00:00.000000Z",
    definitions: "incident-metrics/v1",
  });
});

it("refuses what it does not know", () => {
  for (const input of [{ windowDays: 0 }, { windowDays: 91 }, { baselineDays: 7 }])
    expect(getMetrics.input.safeParse(input).success).toBe(false);
});
