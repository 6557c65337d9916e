import { fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { getIncidentStats } from "./get-incident-stats.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "viewer" } as const;
const ports = stubPorts({
  aggregator: {
    getIncidentStats: async (_tenantId, since) => ({
      totalIncidents: 1,
      openIncidents: 1,
      criticalIncidents: 0,
      totalCallsAffected: 1,
      totalSignals: 1,
      since,
      aggregationActive: true,
      config: { windowSeconds: 300, maxPerHour: 20 },
    }),
  },
});
const since = async (input: object) =>
  getIncidentStats.output.parse(
    await getIncidentStats.handler(getIncidentStats.input.parse(input), { context, ports, ambient: fakeAmbient() }),
  ).since;

it("counts from the given instant, or over the last 24 hours", async () => {
  expect(await since({ since: "2026-03-01T01:00:00+01:00" })).toBe("2026-03-01T00:00:00.000000Z");
  expect(await since({})).toBe("2026-03-13T11:59:55.000000Z");
  expect(await since({ asOf: "2026-03-14T10:00:00Z" })).toBe("2026-03-13T10:00:00.000000Z");
});
