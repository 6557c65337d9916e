import { fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { analyzeCostImpact } from "./analyze-cost-impact.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "viewer" } as const;
const ports = stubPorts({
  incidentsFacade: {
    fetchCostImpactData: async () => ({ rows: [], totalGroups: 0, totalIncidents: 0, totalCostImpactMicros: 0 }),
  },
});
const ask = async (input: object) =>
  analyzeCostImpact.output.parse(
    await analyzeCostImpact.handler(analyzeCostImpact.input.parse(input), { context, ports, ambient: fakeAmbient() }),
  );

it("sums up the last 30 days, or as many as it is told", async () => {
  expect(await ask({})).toMatchObject({ summaries: [], returned: 0, baselineDays: 30, totalCostImpactMicros: 0 });
  expect(await ask({ baselineDays: "90", includeSynthetic: "true" })).toMatchObject({
    baselineDays: 90,
    includeSynthetic: true,
  });
});

it("refuses what it does not know", () => {
  for (const input of [{ baselineDays: 91 }, { limit: 51 }, { limit: 0 }, { windowDays: 7 }])
    expect(analyzeCostImpact.input.safeParse(input).success).toBe(false);
});
