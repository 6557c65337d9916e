import { buildIncident, fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { getIncidentsForRun } from "./get-incidents-for-run.js";

it("gives the incidents that took a signal of the tenant's run", async () => {
  const ports = stubPorts({
    incidentsFacade: {
      fetchIncidentsByRun: async (tenantId, runId) =>
        tenantId === "acme" && runId === "run-1" ? [buildIncident()] : [],
    },
  });
  const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "viewer" } as const;
  const ask = async (runId: string) =>
    getIncidentsForRun.output.parse(
      await getIncidentsForRun.handler({ runId }, { context, ports, ambient: fakeAmbient() }),
    );
  const read = { asOf: "2026-03-14T11:59:55.000000Z", dataVersion: 0 };
  expect(await ask("run-1")).toMatchObject({
    runId: "run-1",
    incidents: [{ incidentId: "inc_1" }],
    total: 1,
    ...read,
  });
  expect(await ask("run-2")).toEqual({ runId: "run-2", incidents: [], total: 0, ...read });
});
