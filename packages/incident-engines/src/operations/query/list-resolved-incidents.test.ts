import type { IncidentListQuery } from "@hoc/incident-schemas/ports";
import { buildIncident, fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { listResolvedIncidents } from "./list-resolved-incidents.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "viewer" } as const;

it("lists resolved incidents, those resolved last first, under a topic that callers cannot choose", async () => {
  const asked: [string, IncidentListQuery & { readonly notBefore?: string }][] = [];
  const ports = stubPorts({
    incidentsFacade: {
      async fetchResolvedIncidents(tenantId, query) {
        asked.push([tenantId, query]);
        return { items: [buildIncident()], total: 1 };
      },
    },
  });
  const input = listResolvedIncidents.input.parse({ excludeHistorical: "true", asOf: "2026-03-14T00:00:00Z" });
  const answer = await listResolvedIncidents.handler(input, { context, ports, ambient: fakeAmbient() });
  expect(listResolvedIncidents.output.parse(answer)).toMatchObject({
    items: [{ incidentId: "inc_1" }],
    filtersApplied: { tenantId: "acme", topic: "RESOLVED", cutoff: "2026-02-12T00:00:00.000000Z" },
  });
  expect(asked).toMatchObject([
    ["acme", { sortBy: "resolved_at", sortOrder: "desc", notBefore: "2026-02-12T00:00:00.000000Z" }],
  ]);
});

it.each(["topic", "status", "lifecycleState", "createdAfter", "tenantId"])("knows no %s", (name) => {
  expect(listResolvedIncidents.input.safeParse({ [name]: "x" }).error?.issues).toMatchObject([{ keys: [name] }]);
});
