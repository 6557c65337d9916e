import type { IncidentListQuery } from "@hoc/incident-schemas/ports";
import { buildIncident, fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { listHistoricalIncidents } from "./list-historical-incidents.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "viewer" } as const;

it("F-050: lists what was resolved before the cutoff, those resolved last first, with filters of its own", async () => {
  const asked: [string, IncidentListQuery & { readonly cutoff: string }][] = [];
  const ports = stubPorts({
    incidentsFacade: {
      async fetchHistoricalIncidents(tenantId, query) {
        asked.push([tenantId, query]);
        return { items: [buildIncident()], total: 1 };
      },
    },
  });
  const input = listHistoricalIncidents.input.parse({
    retentionDays: "7",
    isSynthetic: "true",
    resolvedBefore: "2026-03-01T00:00:00Z",
    asOf: "2026-03-14T00:00:00Z",
  });
  const answer = await listHistoricalIncidents.handler(input, { context, ports, ambient: fakeAmbient() });
  const filters = { isSynthetic: true, resolvedBefore: "2026-03-01T00:00:00.000000Z" };
  const cutoff = "2026-03-07T00:00:00.000000Z";
  expect(listHistoricalIncidents.output.parse(answer)).toMatchObject({
    items: [{ incidentId: "inc_1" }],
    filtersApplied: { tenantId: "acme", topic: "HISTORICAL", retentionDays: 7, cutoff, ...filters },
  });
  expect(asked).toMatchObject([["acme", { filters, sortBy: "resolved_at", sortOrder: "desc", cutoff }]]);
});

it.each([6, 366, "7.5", "seven"])("takes retentionDays of %j for none", (retentionDays) => {
  expect(listHistoricalIncidents.input.safeParse({ retentionDays }).error?.issues).toMatchObject([
    { path: ["retentionDays"] },
  ]);
});
