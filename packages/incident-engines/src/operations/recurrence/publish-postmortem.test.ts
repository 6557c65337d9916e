import { buildIncident, fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { publishPostmortem } from "./publish-postmortem.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "responder" } as const;
const said = { incidentId: "inc_1", rootCause: "The retry had no limit.", effectiveness: "Stopped within a minute." };

it("gives the publication that stands; what changes was not said is none", async () => {
  const command = publishPostmortem.input.parse(said);
  const { incidentId: _, ...content } = command;
  const ports = stubPorts({
    incidentRead: {
      getIncident: async () => buildIncident({ lifecycleState: "RESOLVED", postmortemArtifactId: "pm-1" }),
    },
    incidentWrite: {
      createPostmortemStub: async () => ({ postmortemArtifactId: "pm-1", created: false }),
      publishPostmortem: async () => ({
        postmortemArtifactId: "pm-1",
        content,
        publishedAt: "2026-03-14T12:00:00.000000Z",
        publishedBy: "bob",
        recorded: false,
      }),
    },
  });
  const answer = await publishPostmortem.handler(command, { context, ports, ambient: fakeAmbient() });
  expect(publishPostmortem.output.parse(answer)).toEqual({
    incidentId: "inc_1",
    postmortemArtifactId: "pm-1",
    publishedAt: "2026-03-14T12:00:00.000000Z",
    recorded: false,
  });
  expect(content.changes).toEqual([]);
});
