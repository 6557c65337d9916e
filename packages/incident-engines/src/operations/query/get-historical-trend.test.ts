import { fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { getHistoricalTrend } from "./get-historical-trend.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "viewer" } as const;
const ports = stubPorts({
  incidentsFacade: { fetchHistoricalTrend: async () => [] },
});
const ask = async (input: object) =>
  getHistoricalTrend.output.parse(
    await getHistoricalTrend.handler(getHistoricalTrend.input.parse(input), { context, ports, ambient: fakeAmbient() }),
  );

it("shows the weeks of the last 90 days in UTC, or what it is told", async () => {
  expect(await ask({})).toMatchObject({
    dataPoints: [],
    windowDays: 90,
    granularity: "week",
    timeZone: "UTC",
    totalIncidents: 0,
    totalResolved: 0,
  });
  expect(await ask({ windowDays: "7", granularity: "day", timeZone: "Asia/Kathmandu" })).toMatchObject({
    windowDays: 7,
    granularity: "day",
    timeZone: "Asia/Kathmandu",
  });
});

it("refuses what it does not know", () => {
  for (const input of [{ windowDays: 6 }, { windowDays: 366 }, { granularity: "hour" }, { timeZone: "+01:00" }])
    expect(getHistoricalTrend.input.safeParse(input).success).toBe(false);
});
