import { type EventDraft, EventSchemaViolation } from "@hoc/incident-schemas";
import { stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it, vi } from "vitest";
import { emitIncidentEvent } from "./emit-incident-event.js";

const draft: EventDraft = {
  eventType: "incidents.IncidentAcknowledged",
  actor: { type: "HUMAN", id: "ada" },
  occurredAt: "2026-03-14T12:00:00.000000Z",
  fields: { incidentId: "inc_1", incidentState: "ACKED" },
};

it("puts the event into the tenant's outbox", async () => {
  const append = vi.fn(async () => []);
  await emitIncidentEvent(stubPorts({ outbox: { append } }), "acme", draft);
  expect(append.mock.calls).toEqual([["acme", [draft]]]);
});

it("F-116: fails when the outbox refuses the event", async () => {
  const append = () => Promise.reject(new EventSchemaViolation("incidents.IncidentAcknowledged", ["incidentId"], []));
  await expect(emitIncidentEvent(stubPorts({ outbox: { append } }), "acme", draft)).rejects.toThrow(
    EventSchemaViolation,
  );
});
