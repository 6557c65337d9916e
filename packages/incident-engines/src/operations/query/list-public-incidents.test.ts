import { buildIncident, fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { listPublicIncidents } from "./list-public-incidents.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "viewer" } as const;
const ports = stubPorts({
  incidentsFacade: {
    fetchActiveIncidents: async (tenantId) => ({ items: [buildIncident({ tenantId })], total: 1 }),
  },
});

async function list(request: { requestId?: string; correlationId?: string }) {
  const input = listPublicIncidents.input.parse({ topic: "active" });
  const scope = { context: { ...context, ...request }, ports, ambient: fakeAmbient() };
  return listPublicIncidents.output.parse(await listPublicIncidents.handler(input, scope));
}

it("lists the tenant's incidents, and says of which request and of which instant", async () => {
  expect(await list({ requestId: "req-1", correlationId: "job-7" })).toMatchObject({
    topic: "active",
    incidents: [{ incidentId: "inc_1", tenantId: "acme" }],
    total: 1,
    generatedAt: "2026-03-14T11:59:55.000000Z",
    meta: { requestId: "req-1", correlationId: "job-7", asOf: "2026-03-14T11:59:55.000000Z", dataVersion: 0 },
  });
});

it("says so when there is no request", async () => {
  expect((await list({})).meta).toMatchObject({ requestId: null, correlationId: null });
});
