import {
  incidentsByRunResponseSchema,
  listActiveIncidentsInputSchema,
  listHistoricalIncidentsInputSchema,
  listIncidentsInputSchema,
  listResolvedIncidentsInputSchema,
} from "@hoc/incident-schemas";
import type { IncidentListQuery, ReadPoint } from "@hoc/incident-schemas/ports";
import { buildIncident, fixedClock, stubPorts } from "@hoc/incident-schemas/testing";
import { beforeEach, describe, expect, it } from "vitest";
import {
  getIncidentsForRun,
  listActiveIncidents,
  listHistoricalIncidents,
  listIncidents,
  listResolvedIncidents,
} from "./lists.js";

type Asked = [list: string, tenantId: string, query: IncidentListQuery & { cutoff?: string; notBefore?: string }];

const AS_OF = "2026-03-14T08:00:00.000000Z";
let asked: Asked[] = [];
beforeEach(() => {
  asked = [];
});

const answering = (list: string) => async (tenantId: string, query: IncidentListQuery) => {
  asked.push([list, tenantId, query]);
  return { items: [buildIncident({ tenantId }), buildIncident({ id: "inc_2", tenantId })], total: 2 };
};
const points: ReadPoint[] = [];
const ports = stubPorts({
  incidentsFacade: {
    fetchAllIncidents: answering("all"),
    fetchActiveIncidents: answering("active"),
    fetchResolvedIncidents: answering("resolved"),
    fetchHistoricalIncidents: answering("historical"),
    async fetchIncidentsByRun(tenantId, runId, at) {
      points.push(at);
      return tenantId === "acme" && runId === "run-1" ? [buildIncident(), buildIncident({ id: "inc_2" })] : [];
    },
  },
});
const scope = { ports, clock: fixedClock() };

describe("each list asks for its own incidents and says its topic", () => {
  it.each([
    ["all", undefined, () => listIncidents(scope, "acme", listIncidentsInputSchema.parse({}))],
    ["active", "ACTIVE", () => listActiveIncidents(scope, "acme", listActiveIncidentsInputSchema.parse({}))],
    ["resolved", "RESOLVED", () => listResolvedIncidents(scope, "acme", listResolvedIncidentsInputSchema.parse({}))],
    [
      "historical",
      "HISTORICAL",
      () => listHistoricalIncidents(scope, "acme", listHistoricalIncidentsInputSchema.parse({})),
    ],
  ] as const)("%s", async (list, topic, ask) => {
    const { items, filtersApplied } = await ask();
    expect(items.map(({ incidentId }) => incidentId)).toEqual(["inc_1", "inc_2"]);
    expect(filtersApplied.topic).toBe(topic);
    expect(asked.map(([one, tenantId]) => [one, tenantId])).toEqual([[list, "acme"]]);
  });

  it("and refuses the cursor of another", async () => {
    const active = await listActiveIncidents(scope, "acme", listActiveIncidentsInputSchema.parse({ limit: 1 }));
    const cursor = active.nextCursor as string;
    const input = listIncidentsInputSchema.parse({ cursor });
    await expect(listIncidents(scope, "acme", input)).rejects.toMatchObject({ code: "invalid_cursor" });
    await expect(
      listActiveIncidents(scope, "acme", listActiveIncidentsInputSchema.parse({ cursor })),
    ).resolves.toBeDefined();
  });
});

describe("F-050: the overlap of resolved and historical", () => {
  const resolved = (input: object) =>
    listResolvedIncidents(scope, "acme", listResolvedIncidentsInputSchema.parse({ asOf: AS_OF, ...input }));

  it("is in the resolved list, which then says nothing of a cutoff", async () => {
    const { filtersApplied } = await resolved({ retentionDays: 7 });
    expect(filtersApplied).toEqual({ tenantId: "acme", topic: "RESOLVED" });
    expect(asked[0]?.[2].notBefore).toBeUndefined();
  });

  it("can be left out, and the cutoff is told", async () => {
    const { filtersApplied } = await resolved({ excludeHistorical: "true", retentionDays: "7" });
    const cutoff = "2026-03-07T08:00:00.000000Z";
    expect(filtersApplied).toEqual({
      tenantId: "acme",
      topic: "RESOLVED",
      excludeHistorical: true,
      retentionDays: 7,
      cutoff,
    });
    expect(asked[0]?.[2].notBefore).toBe(cutoff);
  });

  it("ends where the historical list begins", async () => {
    await resolved({ excludeHistorical: true });
    const input = listHistoricalIncidentsInputSchema.parse({ asOf: AS_OF });
    const { filtersApplied } = await listHistoricalIncidents(scope, "acme", input);
    const cutoff = "2026-02-12T08:00:00.000000Z";
    expect(asked.map(([, , query]) => query.notBefore ?? query.cutoff)).toEqual([cutoff, cutoff]);
    expect(filtersApplied).toEqual({ tenantId: "acme", topic: "HISTORICAL", retentionDays: 30, cutoff });
  });
});

describe("the incidents of a run", () => {
  it("are counted, and read at one point", async () => {
    const answer = await getIncidentsForRun(scope, "acme", { runId: "run-1", asOf: AS_OF });
    expect(incidentsByRunResponseSchema.parse(answer)).toEqual(answer);
    expect(answer).toMatchObject({
      runId: "run-1",
      incidents: [{ incidentId: "inc_1" }, { incidentId: "inc_2" }],
      total: 2,
      asOf: AS_OF,
    });
    expect(points.at(-1)?.asOf).toBe(AS_OF);
  });

  it.each([
    ["acme", "run-2"],
    ["globex", "run-1"],
  ])("are none for %s and %s", async (tenantId, runId) => {
    expect(await getIncidentsForRun(scope, tenantId, { runId })).toMatchObject({ incidents: [], total: 0 });
  });
});
