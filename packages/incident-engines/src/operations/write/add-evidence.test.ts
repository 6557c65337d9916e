import { type IncidentEvent, type StoredEvidence, storedEvidenceSchema } from "@hoc/incident-schemas";
import { buildIncident, fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it, vi } from "vitest";
import { addEvidence } from "./add-evidence.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "responder" } as const;
const EVIDENCE_ID = "evi_00000000-0000-7000-8000-000000000001";
const said = { incidentId: "inc_1", evidenceType: "log", summary: "The disk was full." } as const;

describe("addEvidence", () => {
  it("stores the evidence under an id of its own and answers with it as it is stored", async () => {
    const createIncidentEvent = vi.fn(async () => ({}) as IncidentEvent);
    const ports = stubPorts({
      incidentRead: { getIncident: async () => buildIncident() },
      incidentWrite: { createIncidentEvent },
      audit: { append: async () => undefined },
      outbox: { append: async () => [] },
      evidence: {
        insertEvidence: async (_tenantId, evidence) =>
          evidence.map((one) => ({ ...one, recordedAt: one.createdAt, sequence: 7 }) as StoredEvidence),
      },
    });
    const answer = await addEvidence.handler(said, { context, ports, ambient: fakeAmbient() });
    expect(storedEvidenceSchema.parse(answer)).toEqual({
      evidenceId: EVIDENCE_ID,
      incidentId: "inc_1",
      evidenceType: "log",
      recoveryExecuted: false,
      payload: { summary: "The disk was full." },
      createdAt: "2026-03-14T12:00:00.000000Z",
      recordedAt: "2026-03-14T12:00:00.000000Z",
      sequence: 7,
    });
    expect(createIncidentEvent).toHaveBeenCalledWith(
      "acme",
      expect.objectContaining({ eventType: "evidence_captured", actor: context.actor }),
    );
  });

  it("is a command for whoever may write, and refuses a recovery of which nobody says whether it helped", () => {
    expect(addEvidence).toMatchObject({
      id: "incidents.write.addEvidence",
      kind: "command",
      permission: "incidents.write",
    });
    const untold = { ...said, evidenceType: "action", recoveryAction: "fallback_model" };
    expect(addEvidence.input.safeParse(untold).success).toBe(false);
  });
});
