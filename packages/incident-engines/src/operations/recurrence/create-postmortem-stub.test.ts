import { buildIncident, fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { createPostmortemStub } from "./create-postmortem-stub.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "responder" } as const;

it("gives the stub that is linked", async () => {
  const ports = stubPorts({
    incidentRead: { getIncident: async () => buildIncident() },
    incidentWrite: {
      createPostmortemStub: async (_tenantId, { createdBy }) => ({
        postmortemArtifactId: `pm-of-${createdBy}`,
        created: false,
      }),
    },
  });
  const answer = await createPostmortemStub.handler(
    { incidentId: "inc_1" },
    { context, ports, ambient: fakeAmbient() },
  );
  expect(createPostmortemStub.output.parse(answer)).toEqual({ incidentId: "inc_1", postmortemArtifactId: "pm-of-ada" });
});
