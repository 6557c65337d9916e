import type { IncidentEvent } from "@hoc/incident-schemas";
import { buildIncident, buildIncidentDetail, fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it, vi } from "vitest";
import { addNote } from "./add-note.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "responder" } as const;

describe("addNote", () => {
  it("writes the note into the timeline and answers with the incident's detail", async () => {
    const createIncidentEvent = vi.fn(async () => ({}) as IncidentEvent);
    const ports = stubPorts({
      incidentRead: { getIncident: async () => buildIncident() },
      incidentWrite: { createIncidentEvent },
      audit: { append: async () => undefined },
      outbox: { append: async () => [] },
      signals: { listRelatedCallIds: async () => [] },
      evidence: { fetchRecoveryHistory: async () => [] },
      lessons: { fetchLessonOfIncident: async () => undefined },
    });
    const answer = await addNote.handler(
      { incidentId: "inc_1", note: "hi" },
      { context, ports, ambient: fakeAmbient() },
    );
    expect(answer).toEqual(buildIncidentDetail());
    expect(createIncidentEvent).toHaveBeenCalledWith(
      "acme",
      expect.objectContaining({ eventType: "note_added", data: { note: "hi" }, actor: context.actor }),
    );
  });

  it("is a command for whoever may write, and refuses an empty note", () => {
    expect(addNote).toMatchObject({ id: "incidents.write.addNote", kind: "command", permission: "incidents.write" });
    expect(addNote.input.safeParse({ incidentId: "inc_1", note: "" }).success).toBe(false);
  });
});
