import { fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { getIncidentLearnings } from "./get-incident-learnings.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "viewer" } as const;
const summary = {
  incidentId: "inc_1",
  title: "Failure spike",
  category: null,
  severity: "high",
  resolutionMethod: null,
  timeToResolutionMs: null,
  evidenceCount: 0,
  recoveryAttempted: false,
} as const;

it("shows what an incident teaches, and refuses one that the tenant does not have", async () => {
  const ports = stubPorts({
    postmortem: { fetchResolutionSummary: async (_tenantId, id) => (id === "inc_1" ? summary : undefined) },
  });
  const ask = async (incidentId: string) =>
    getIncidentLearnings.output.parse(
      await getIncidentLearnings.handler(getIncidentLearnings.input.parse({ incidentId }), {
        context,
        ports,
        ambient: fakeAmbient(),
      }),
    );
  expect(await ask("inc_1")).toMatchObject({ isResolved: false, resolutionSummary: summary, similarIncidents: [] });
  await expect(ask("inc_2")).rejects.toMatchObject({ code: "incident_not_found" });
});
