import { type IncidentEvent, incidentDetailSchema } from "@hoc/incident-schemas";
import { buildIncident, buildIncidentDetail, fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it, vi } from "vitest";
import { manualCloseIncident } from "./manual-close-incident.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "responder" } as const;
const incident = buildIncident({});

describe("manualCloseIncident", () => {
  it("stores what was decided, for the actor of the context, and answers with the incident's detail", async () => {
    const stored = buildIncident({ version: 2 });
    const updateIncidentResolved = vi.fn(async () => stored);
    const append = vi.fn(async () => undefined);
    const ports = stubPorts({
      incidentRead: { getIncident: async () => incident, findOpenIncident: async () => undefined },
      incidentWrite: { updateIncidentResolved, createIncidentEvent: async () => ({}) as IncidentEvent },
      audit: { append },
      outbox: { append: async () => [] },
      signals: { listRelatedCallIds: async () => ["call-1"] },
      evidence: { fetchRecoveryHistory: async () => [] },
      lessons: { fetchLessonOfIncident: async () => undefined },
    });
    const answer = await manualCloseIncident.handler(
      manualCloseIncident.input.parse({ incidentId: "inc_1", reason: "noise" }),
      { context, ports, ambient: fakeAmbient() },
    );
    expect(updateIncidentResolved).toHaveBeenCalledWith(
      "acme",
      { incidentId: "inc_1", version: 1, lifecycleState: incident.lifecycleState },
      expect.objectContaining({ resolutionMethod: "manual_closure" }),
    );
    expect(append).toHaveBeenCalledWith("acme", [expect.objectContaining({ actor: context.actor })]);
    expect(incidentDetailSchema.parse(answer)).toEqual(buildIncidentDetail(stored, { relatedCallIds: ["call-1"] }));
  });

  it("is a command for whoever may write, and refuses malformed input", () => {
    expect(manualCloseIncident).toMatchObject({
      id: "incidents.write.manualCloseIncident",
      kind: "command",
      permission: "incidents.write",
    });
    expect(manualCloseIncident.input.safeParse({ incidentId: "inc_1" }).success).toBe(false);
  });
});
