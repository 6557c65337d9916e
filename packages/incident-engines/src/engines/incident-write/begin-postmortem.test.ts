import { buildIncident, stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it, vi } from "vitest";
import { beginPostmortem } from "./begin-postmortem.js";

const doing = { actor: { type: "HUMAN", id: "ada" }, at: "2026-03-14T12:00:00.000000Z" } as const;

function begin(linked: { postmortemArtifactId: string; created: boolean } | undefined) {
  const traces = { entry: vi.fn(), audit: vi.fn(async () => {}), event: vi.fn(async () => []) };
  const ports = stubPorts({
    incidentWrite: { createPostmortemStub: async () => linked, createIncidentEvent: traces.entry },
    audit: { append: traces.audit },
    outbox: { append: traces.event },
  });
  return { traces, begun: beginPostmortem(ports, buildIncident(), doing) };
}

it("F-120: gives the incident with its new stub, and tells of it once in each place", async () => {
  const { traces, begun } = begin({ postmortemArtifactId: "pm-1", created: true });
  expect(await begun).toEqual(buildIncident({ postmortemArtifactId: "pm-1" }));
  for (const told of Object.values(traces)) expect(told).toHaveBeenCalledTimes(1);
});

it("F-120: gives the incident with the postmortem that it named before, and tells of nothing", async () => {
  const { traces, begun } = begin({ postmortemArtifactId: "wiki/42", created: false });
  expect(await begun).toMatchObject({ postmortemArtifactId: "wiki/42" });
  for (const told of Object.values(traces)) expect(told).not.toHaveBeenCalled();
});

it("finds no incident that vanished", async () => {
  await expect(begin(undefined).begun).rejects.toMatchObject({ code: "incident_not_found" });
});
