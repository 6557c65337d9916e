import { type IncidentEvent, incidentDetailSchema } from "@hoc/incident-schemas";
import { buildIncident, buildIncidentDetail, fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it, vi } from "vitest";
import { setSeverity } from "./set-severity.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "responder" } as const;
const incident = buildIncident({});

describe("setSeverity", () => {
  it("stores what was decided, for the actor of the context, and answers with the incident's detail", async () => {
    const stored = buildIncident({ version: 2 });
    const updateIncidentSeverity = vi.fn(async () => stored);
    const append = vi.fn(async () => undefined);
    const ports = stubPorts({
      incidentRead: { getIncident: async () => incident, findOpenIncident: async () => undefined },
      incidentWrite: { updateIncidentSeverity, createIncidentEvent: async () => ({}) as IncidentEvent },
      audit: { append },
      outbox: { append: async () => [] },
      signals: { listRelatedCallIds: async () => ["call-1"] },
      evidence: { fetchRecoveryHistory: async () => [] },
      lessons: { fetchLessonOfIncident: async () => undefined },
    });
    const answer = await setSeverity.handler(setSeverity.input.parse({ incidentId: "inc_1", severity: "CRITICAL" }), {
      context,
      ports,
      ambient: fakeAmbient(),
    });
    expect(updateIncidentSeverity).toHaveBeenCalledWith(
      "acme",
      { incidentId: "inc_1", version: 1, lifecycleState: incident.lifecycleState },
      expect.objectContaining({ severity: "critical" }),
    );
    expect(append).toHaveBeenCalledWith("acme", [expect.objectContaining({ actor: context.actor })]);
    expect(incidentDetailSchema.parse(answer)).toEqual(buildIncidentDetail(stored, { relatedCallIds: ["call-1"] }));
  });

  it("is a command for whoever may write, and refuses malformed input", () => {
    expect(setSeverity).toMatchObject({
      id: "incidents.write.setSeverity",
      kind: "command",
      permission: "incidents.write",
    });
    expect(setSeverity.input.safeParse({ incidentId: "inc_1", severity: "none" }).success).toBe(false);
  });
});
