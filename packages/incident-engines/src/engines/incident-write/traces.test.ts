import { buildIncident } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { auditState } from "./audit-state.js";
import { tracesOf } from "./traces.js";

const by = { actor: { type: "AGENT", id: "bot" }, at: "2026-03-14T12:00:00.000000Z" } as const;
const account = {
  entryType: "note_added",
  description: "Note by bot: hi",
  data: { note: "hi" },
  auditType: "IncidentNoteAdded",
  reason: null,
  after: { note: "hi" },
  event: {
    eventType: "incidents.IncidentNoteAdded",
    fields: { incidentId: "inc_1", incidentState: "ACTIVE", note: "hi" },
  },
} as const;

it("all name the incident, the actor and the instant", () => {
  const incident = buildIncident();
  const { entry, audit, event } = tracesOf(incident, by, account);
  expect(entry).toEqual({
    incidentId: "inc_1",
    eventType: "note_added",
    description: "Note by bot: hi",
    data: { note: "hi" },
    ...by,
  });
  expect(audit).toMatchObject({
    entityType: "INCIDENT",
    entityId: "inc_1",
    before: auditState(incident),
    after: { ...auditState(incident), note: "hi" },
    ...by,
  });
  expect(event).toEqual({ ...account.event, actor: by.actor, occurredAt: by.at });
});

it("let the entry bear the instant at which it happened", () => {
  const { entry, audit, event } = tracesOf(buildIncident(), by, {
    ...account,
    happenedAt: "2026-03-14T11:00:00.000000Z",
  });
  expect([entry.at, audit.at, event.occurredAt]).toEqual(["2026-03-14T11:00:00.000000Z", by.at, by.at]);
});
