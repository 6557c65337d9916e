import { fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { getHistoricalCostTrend } from "./get-historical-cost-trend.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "viewer" } as const;
const ports = stubPorts({
  incidentsFacade: { fetchHistoricalCostTrend: async () => [] },
});
const ask = async (input: object) =>
  getHistoricalCostTrend.output.parse(
    await getHistoricalCostTrend.handler(getHistoricalCostTrend.input.parse(input), {
      context,
      ports,
      ambient: fakeAmbient(),
    }),
  );

it("shows the weeks of the last 90 days in UTC, or what it is told", async () => {
  expect(await ask({})).toMatchObject({
    dataPoints: [],
    windowDays: 90,
    granularity: "week",
    timeZone: "UTC",
    totalCostMicros: 0,
    totalIncidents: 0,
  });
  expect(await ask({ windowDays: "7", granularity: "month", timeZone: "Europe/Berlin" })).toMatchObject({
    windowDays: 7,
    granularity: "month",
    timeZone: "Europe/Berlin",
  });
});

it("refuses what it does not know", () => {
  for (const input of [{ windowDays: 6 }, { windowDays: 366 }, { granularity: "year" }, { timeZone: "" }])
    expect(getHistoricalCostTrend.input.safeParse(input).success).toBe(false);
});
