import type { IncidentListQuery } from "@hoc/incident-schemas/ports";
import { buildIncident, fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { listIncidents } from "./list-incidents.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "viewer" } as const;

async function list(input: object) {
  const asked: [string, IncidentListQuery][] = [];
  const ports = stubPorts({
    incidentsFacade: {
      async fetchAllIncidents(tenantId, query) {
        asked.push([tenantId, query]);
        return { items: [buildIncident()], total: 1 };
      },
    },
  });
  const parsed = listIncidents.input.parse(input);
  const answer = await listIncidents.handler(parsed, { context, ports, ambient: fakeAmbient() });
  return { answer: listIncidents.output.parse(answer), asked };
}

it("lists the tenant's incidents whatever their state, twenty of them, newest first", async () => {
  const { answer, asked } = await list({});
  expect(answer).toMatchObject({ items: [{ incidentId: "inc_1" }], total: 1, filtersApplied: { tenantId: "acme" } });
  expect(asked).toMatchObject([["acme", { sortBy: "created_at", sortOrder: "desc", limit: 21, withTotal: true }]]);
});

it("takes a state or a topic", async () => {
  expect((await list({ status: "OPEN" })).answer.filtersApplied).toMatchObject({ status: "OPEN" });
  expect((await list({ topic: "RESOLVED" })).answer.filtersApplied).toMatchObject({ topic: "RESOLVED" });
});

it.each([
  [{ topic: "ACTIVE", lifecycleState: "ACTIVE" }, "lifecycleState"],
  [{ topic: "HISTORICAL" }, "topic"],
  [{ offset: 1, cursor: "x" }, "offset"],
  [{ createdAfter: "2026-03-02T00:00:00Z", createdBefore: "2026-03-01T00:00:00Z" }, "createdAfter"],
  [{ resolvedAfter: "2026-03-02T00:00:00Z", resolvedBefore: "2026-03-01T00:00:00Z" }, "resolvedAfter"],
])("refuses %o, naming %s", (input, name) => {
  expect(listIncidents.input.safeParse(input).error?.issues.map(({ path }) => path)).toEqual([[name]]);
});
