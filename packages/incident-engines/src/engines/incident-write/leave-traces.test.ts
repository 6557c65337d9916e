import type { AuditRecord, IncidentEvent } from "@hoc/incident-schemas";
import { buildIncident, stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { decideAddNote } from "./add-note.js";
import { leaveTraces } from "./leave-traces.js";

it("writes entry, audit and event, the audit with what is stored afterwards", async () => {
  const written: string[] = [];
  const audits: AuditRecord[] = [];
  const ports = stubPorts({
    incidentWrite: {
      createIncidentEvent: async () => {
        written.push("entry");
        return {} as IncidentEvent;
      },
    },
    audit: {
      append: async (_tenantId, records) => {
        written.push("audit");
        audits.push(...records);
      },
    },
    outbox: {
      append: async () => {
        written.push("event");
        return [];
      },
    },
  });
  const by = { actor: { type: "HUMAN", id: "ada" }, at: "2026-03-14T12:00:00.000000Z" } as const;
  const traces = decideAddNote(buildIncident(), { incidentId: "inc_1", note: "hi" }, by);
  await leaveTraces(ports, buildIncident({ ownerId: "grace" }), traces);
  expect(written).toEqual(["entry", "audit", "event"]);
  expect(audits[0]).toMatchObject({ before: { ownerId: null }, after: { ownerId: "grace", note: "hi" } });
});
