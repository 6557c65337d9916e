import { fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { getHistoricalDistribution } from "./get-historical-distribution.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "viewer" } as const;
const ports = stubPorts({
  incidentsFacade: { fetchHistoricalDistribution: async () => [{ dimension: "severity", value: "low", count: 2 }] },
});
const ask = async (input: object) =>
  getHistoricalDistribution.output.parse(
    await getHistoricalDistribution.handler(getHistoricalDistribution.input.parse(input), {
      context,
      ports,
      ambient: fakeAmbient(),
    }),
  );

it("shows the last 90 days, or as many as it is told", async () => {
  expect(await ask({})).toMatchObject({
    windowDays: 90,
    totalIncidents: 2,
    bySeverity: [{ value: "low", count: 2, percentage: 100 }],
    byCategory: [],
  });
  expect(await ask({ windowDays: "365" })).toMatchObject({ windowDays: 365 });
});

it("refuses what it does not know", () => {
  for (const input of [{ windowDays: 6 }, { windowDays: 366 }, { granularity: "day" }])
    expect(getHistoricalDistribution.input.safeParse(input).success).toBe(false);
});
