import { type IncidentEvent, incidentDetailSchema } from "@hoc/incident-schemas";
import { buildIncident, buildIncidentDetail, fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it, vi } from "vitest";
import { assignIncident } from "./assign-incident.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "responder" } as const;
const incident = buildIncident({});

describe("assignIncident", () => {
  it("stores what was decided, for the actor of the context, and answers with the incident's detail", async () => {
    const stored = buildIncident({ version: 2 });
    const updateIncidentOwner = vi.fn(async () => stored);
    const append = vi.fn(async () => undefined);
    const ports = stubPorts({
      incidentRead: { getIncident: async () => incident, findOpenIncident: async () => undefined },
      incidentWrite: { updateIncidentOwner, createIncidentEvent: async () => ({}) as IncidentEvent },
      audit: { append },
      outbox: { append: async () => [] },
      signals: { listRelatedCallIds: async () => ["call-1"] },
      evidence: { fetchRecoveryHistory: async () => [] },
      lessons: { fetchLessonOfIncident: async () => undefined },
    });
    const answer = await assignIncident.handler(assignIncident.input.parse({ incidentId: "inc_1", ownerId: "grace" }), {
      context,
      ports,
      ambient: fakeAmbient(),
    });
    expect(updateIncidentOwner).toHaveBeenCalledWith(
      "acme",
      { incidentId: "inc_1", version: 1, lifecycleState: incident.lifecycleState },
      expect.objectContaining({ ownerId: "grace" }),
    );
    expect(append).toHaveBeenCalledWith("acme", [expect.objectContaining({ actor: context.actor })]);
    expect(incidentDetailSchema.parse(answer)).toEqual(buildIncidentDetail(stored, { relatedCallIds: ["call-1"] }));
  });

  it("is a command for whoever may write, and refuses malformed input", () => {
    expect(assignIncident).toMatchObject({
      id: "incidents.write.assignIncident",
      kind: "command",
      permission: "incidents.write",
    });
    expect(assignIncident.input.safeParse({ incidentId: "inc_1" }).success).toBe(false);
  });
});
