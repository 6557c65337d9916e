import { buildIncident, fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { getRecurrenceGroup } from "./get-recurrence-group.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "viewer" } as const;

it("F-121: lists the incidents of a signature, and how many there are", async () => {
  const incident = buildIncident();
  const ports = stubPorts({
    incidentRead: { getIncident: async () => incident },
    recurrence: { fetchRecurrenceGroup: async () => ({ incidents: [incident], count: 12 }) },
  });
  const input = getRecurrenceGroup.input.parse({ incidentId: "inc_1", limit: "1" });
  const answer = await getRecurrenceGroup.handler(input, { context, ports, ambient: fakeAmbient() });
  expect(getRecurrenceGroup.output.parse(answer)).toMatchObject({
    incidentId: "inc_1",
    signatureVersion: "v1",
    incidents: [{ incidentId: "inc_1", resolutionSummary: null, postmortemArtifactId: null }],
    count: 12,
  });
});
