import { publicListInputSchema } from "@hoc/incident-schemas";
import type { IncidentListQuery } from "@hoc/incident-schemas/ports";
import { buildIncident, fixedClock, stubPorts } from "@hoc/incident-schemas/testing";
import { beforeEach, describe, expect, it } from "vitest";
import { listPublicIncidents } from "./public-list.js";

const AS_OF = "2026-03-14T08:00:00.000000Z";
const stored = Array.from({ length: 3 }, (_, index) => buildIncident({ id: `inc_${index}` }));
let asked: unknown[] = [];
beforeEach(() => {
  asked = [];
});

function list(query: object, total: number | null = stored.length) {
  const answering =
    (name: string) => async (tenantId: string, asking: IncidentListQuery & { cutoff?: string; notBefore?: string }) => {
      asked.push({ name, tenantId, ...asking });
      const { offset = 0, limit } = asking;
      return { items: stored.slice(offset, offset + limit), total };
    };
  const ports = stubPorts({
    incidentsFacade: {
      fetchActiveIncidents: answering("active"),
      fetchResolvedIncidents: answering("resolved"),
      fetchHistoricalIncidents: answering("historical"),
    },
  });
  return listPublicIncidents({ ports, clock: fixedClock() }, "acme", publicListInputSchema.parse(query));
}

describe("the public list", () => {
  it.each([
    ["active", { sortBy: "created_at", sortOrder: "desc" }],
    ["resolved", { sortBy: "resolved_at", sortOrder: "desc" }],
    ["historical", { sortBy: "resolved_at", sortOrder: "desc", cutoff: "2026-02-12T08:00:00.000000Z" }],
  ])("gives %s incidents in their fixed order, counted", async (topic, expected) => {
    expect(await list({ topic, asOf: AS_OF, severity: "HIGH" })).toMatchObject({ topic, total: 3 });
    expect(asked).toMatchObject([
      { name: topic, tenantId: "acme", filters: { severity: "high" }, withTotal: true, limit: 21, ...expected },
    ]);
  });

  it("holds historical incidents under resolved too", async () => {
    await list({ topic: "resolved" });
    expect(asked).toMatchObject([{ filters: {} }]);
    expect(asked[0]).not.toHaveProperty("notBefore");
  });

  it("takes another retention", async () => {
    await list({ topic: "historical", asOf: AS_OF, retentionDays: "7" });
    expect(asked).toMatchObject([{ cutoff: "2026-03-07T08:00:00.000000Z" }]);
  });

  it("says where the next page begins, and when it was made", async () => {
    const first = await list({ topic: "active", limit: "2", asOf: AS_OF });
    expect(first.incidents.map(({ incidentId }) => incidentId)).toEqual(["inc_0", "inc_1"]);
    expect(first).toMatchObject({
      hasMore: true,
      pagination: { limit: 2, offset: 0, nextOffset: 2 },
      generatedAt: AS_OF,
      asOf: AS_OF,
      dataVersion: 0,
    });
    const second = await list({ topic: "active", limit: "2", offset: "2" });
    expect(second).toMatchObject({ hasMore: false, pagination: { limit: 2, offset: 2, nextOffset: null } });
  });

  it("takes no answer that was not counted", async () => {
    await expect(list({ topic: "active" }, null)).rejects.toMatchObject({ code: "internal_error" });
  });
});
