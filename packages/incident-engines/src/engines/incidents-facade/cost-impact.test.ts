import { analyzeCostImpactInputSchema } from "@hoc/incident-schemas";
import { fixedClock, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it, vi } from "vitest";
import { analyzeCostImpact } from "./cost-impact.js";

const row = {
  category: "RATE_LIMIT",
  resolutionMethod: null,
  incidentCount: 2,
  totalCostImpactMicros: 3,
  avgCostImpactMicros: 2,
};
const totals = { totalGroups: 7, totalIncidents: 20, totalCostImpactMicros: 40 };
const AS_OF = "2026-03-14T10:00:00.000000Z";

describe("the cost impact of a baseline", () => {
  it("F-051: gives the groups that were asked for, how many they are, and the totals over all", async () => {
    const fetchCostImpactData = vi.fn(async () => ({ rows: [row], ...totals }));
    const ports = stubPorts({ incidentsFacade: { fetchCostImpactData } });
    const input = analyzeCostImpactInputSchema.parse({ baselineDays: 7, limit: 1, asOf: AS_OF });
    expect(await analyzeCostImpact({ ports, clock: fixedClock() }, "acme", input)).toEqual({
      summaries: [row],
      returned: 1,
      ...totals,
      baselineDays: 7,
      includeSynthetic: false,
      generatedAt: AS_OF,
      asOf: AS_OF,
      dataVersion: 0,
    });
    expect(fetchCostImpactData.mock.calls).toEqual([
      ["acme", expect.objectContaining({ from: "2026-03-07T10:00:00.000000Z", to: AS_OF }), 1],
    ]);
  });
});
