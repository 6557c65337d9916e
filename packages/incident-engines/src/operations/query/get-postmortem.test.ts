import { buildIncident, fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it, vi } from "vitest";
import { getPostmortem } from "./get-postmortem.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "viewer" } as const;
const AS_OF = "2026-03-14T12:00:00.000000Z";
const AT = { asOf: AS_OF, sequence: 0, isLatest: true };
const stub = {
  postmortemArtifactId: "pm-1",
  incidentId: "inc_1",
  status: "stub",
  content: null,
  createdAt: AS_OF,
  createdBy: "ada",
  updatedAt: AS_OF,
  publishedAt: null,
  publishedBy: null,
} as const;

it("F-120: shows the document, and tells an unknown incident from one without a document", async () => {
  const fetchPostmortem = vi.fn(async (_tenantId: string, id: string) => (id === "inc_1" ? stub : undefined));
  const ports = stubPorts({
    incidentRead: { getIncident: async (_tenantId, id) => (id === "inc_3" ? undefined : buildIncident({ id })) },
    postmortem: { fetchPostmortem },
  });
  const ask = async (incidentId: string) =>
    getPostmortem.output.parse(
      await getPostmortem.handler(getPostmortem.input.parse({ incidentId, asOf: AS_OF }), {
        context,
        ports,
        ambient: fakeAmbient(),
      }),
    );
  expect(await ask("inc_1")).toEqual({ ...stub, asOf: AS_OF, dataVersion: 0 });
  await expect(ask("inc_2")).rejects.toMatchObject({ code: "postmortem_not_found" });
  await expect(ask("inc_3")).rejects.toMatchObject({ code: "incident_not_found" });
  expect(fetchPostmortem.mock.calls).toEqual([
    ["acme", "inc_1", AT],
    ["acme", "inc_2", AT],
  ]);
});
