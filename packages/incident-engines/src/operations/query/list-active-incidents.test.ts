import type { IncidentListQuery } from "@hoc/incident-schemas/ports";
import { buildIncident, fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { listActiveIncidents } from "./list-active-incidents.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "viewer" } as const;

it("lists active and acknowledged incidents, newest first, under a topic that callers cannot choose", async () => {
  const asked: [string, IncidentListQuery][] = [];
  const ports = stubPorts({
    incidentsFacade: {
      async fetchActiveIncidents(tenantId, query) {
        asked.push([tenantId, query]);
        return { items: [buildIncident()], total: 1 };
      },
    },
  });
  const input = listActiveIncidents.input.parse({ severity: "high" });
  const answer = await listActiveIncidents.handler(input, { context, ports, ambient: fakeAmbient() });
  expect(listActiveIncidents.output.parse(answer)).toMatchObject({
    items: [{ incidentId: "inc_1" }],
    filtersApplied: { tenantId: "acme", topic: "ACTIVE", severity: "high" },
  });
  expect(asked).toMatchObject([["acme", { filters: { severity: "high" }, sortBy: "created_at", sortOrder: "desc" }]]);
});

it.each(["topic", "status", "lifecycleState", "resolvedAfter", "retentionDays", "excludeHistorical", "tenantId"])(
  "knows no %s",
  (name) => {
    expect(listActiveIncidents.input.safeParse({ [name]: "x" }).error?.issues).toMatchObject([{ keys: [name] }]);
  },
);
