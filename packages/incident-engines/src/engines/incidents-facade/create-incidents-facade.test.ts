import { listActiveIncidentsInputSchema } from "@hoc/incident-schemas";
import { buildIncident, fixedClock, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { createIncidentsFacade } from "./create-incidents-facade.js";

const ports = stubPorts({
  incidentsFacade: {
    fetchActiveIncidents: async (tenantId) => ({ items: [buildIncident({ tenantId })], total: 1 }),
    fetchIncidentById: async () => undefined,
  },
});
const facade = createIncidentsFacade({ ports, clock: fixedClock() });

describe("the facade", () => {
  it("asks its one snapshot, as of its clock, for the tenant that is named", async () => {
    const list = await facade.listActiveIncidents("globex", listActiveIncidentsInputSchema.parse({}));
    expect(list).toMatchObject({ items: [{ tenantId: "globex" }], asOf: "2026-03-14T11:59:55.000000Z" });
    expect(await facade.getIncidentDetail("globex", { incidentId: "inc_1" })).toBeNull();
  });

  it("has every question", () => {
    expect(Object.keys(facade).sort()).toEqual([
      "analyzeCostImpact",
      "analyzeRecurrence",
      "detectPatterns",
      "getCategoryLearnings",
      "getHistoricalCostTrend",
      "getHistoricalDistribution",
      "getHistoricalTrend",
      "getIncidentDetail",
      "getIncidentLearnings",
      "getIncidentsForRun",
      "getMetrics",
      "getRecurrenceForCategory",
      "listActiveIncidents",
      "listHistoricalIncidents",
      "listIncidents",
      "listResolvedIncidents",
    ]);
  });
});
