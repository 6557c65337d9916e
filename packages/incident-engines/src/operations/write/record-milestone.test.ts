import { type IncidentEvent, incidentDetailSchema } from "@hoc/incident-schemas";
import { buildIncident, buildIncidentDetail, fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it, vi } from "vitest";
import { recordMilestone } from "./record-milestone.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "responder" } as const;
const incident = buildIncident({});

describe("recordMilestone", () => {
  it("stores what was decided, for the actor of the context, and answers with the incident's detail", async () => {
    const stored = buildIncident({ version: 2 });
    const updateIncidentContained = vi.fn(async () => stored);
    const append = vi.fn(async () => undefined);
    const ports = stubPorts({
      incidentRead: { getIncident: async () => incident, findOpenIncident: async () => undefined },
      incidentWrite: { updateIncidentContained, createIncidentEvent: async () => ({}) as IncidentEvent },
      audit: { append },
      outbox: { append: async () => [] },
      signals: { listRelatedCallIds: async () => ["call-1"] },
      evidence: { fetchRecoveryHistory: async () => [] },
      lessons: { fetchLessonOfIncident: async () => undefined },
    });
    const answer = await recordMilestone.handler(
      recordMilestone.input.parse({ incidentId: "inc_1", milestone: "contained" }),
      { context, ports, ambient: fakeAmbient() },
    );
    expect(updateIncidentContained).toHaveBeenCalledWith(
      "acme",
      { incidentId: "inc_1", version: 1, lifecycleState: incident.lifecycleState },
      expect.objectContaining({ containedAt: "2026-03-14T12:00:00.000000Z" }),
    );
    expect(append).toHaveBeenCalledWith("acme", [expect.objectContaining({ actor: context.actor })]);
    expect(incidentDetailSchema.parse(answer)).toEqual(buildIncidentDetail(stored, { relatedCallIds: ["call-1"] }));
  });

  it("is a command for whoever may write, and refuses malformed input", () => {
    expect(recordMilestone).toMatchObject({
      id: "incidents.write.recordMilestone",
      kind: "command",
      permission: "incidents.write",
    });
    expect(recordMilestone.input.safeParse({ incidentId: "inc_1", milestone: "celebrated" }).success).toBe(false);
  });
});
