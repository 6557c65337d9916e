import { buildIncident, fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { getIncidentsForRun } from "./get-incidents-for-run.js";

it("gives the incidents that took a signal of the tenant's run", async () => {
  const ports = stubPorts({
    incidentRead: {
      listIncidentsForRun: async (tenantId, runId) =>
        tenantId === "acme" && runId === "run-1" ? [buildIncident()] : [],
    },
  });
  const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "viewer" } as const;
  const ask = async (runId: string) =>
    getIncidentsForRun.output.parse(
      await getIncidentsForRun.handler({ runId }, { context, ports, ambient: fakeAmbient() }),
    );
  expect(await ask("run-1")).toEqual({
    runId: "run-1",
    items: [buildIncident()],
    asOf: "2026-03-14T11:59:55.000000Z",
    dataVersion: 0,
  });
  expect(await ask("run-2")).toEqual({
    runId: "run-2",
    items: [],
    asOf: "2026-03-14T11:59:55.000000Z",
    dataVersion: 0,
  });
});
