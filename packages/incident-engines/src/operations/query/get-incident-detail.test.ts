import { buildIncident, buildIncidentDetail, fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { getIncidentDetail } from "./get-incident-detail.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "viewer" } as const;
const ports = stubPorts({
  incidentsFacade: {
    fetchIncidentById: async (tenantId, id) => (tenantId === "acme" && id === "inc_1" ? buildIncident() : undefined),
  },
  signals: { listRelatedCallIds: async () => ["call-1", "call-2"] },
  evidence: { fetchRecoveryHistory: async () => [] },
  lessons: { fetchLessonOfIncident: async () => undefined },
});

it("shows the incident with its calls", async () => {
  const answer = await getIncidentDetail.handler({ incidentId: "inc_1" }, { context, ports, ambient: fakeAmbient() });
  expect(getIncidentDetail.output.parse(answer)).toEqual({
    ...buildIncidentDetail({}, { relatedCallIds: ["call-1", "call-2"] }),
    asOf: "2026-03-14T11:59:55.000000Z",
    dataVersion: 0,
  });
});

it("knows only the tenant's incidents", async () => {
  const foreign = { ...context, tenantId: "globex" };
  await expect(
    getIncidentDetail.handler({ incidentId: "inc_1" }, { context: foreign, ports, ambient: fakeAmbient() }),
  ).rejects.toMatchObject({ code: "incident_not_found" });
});
