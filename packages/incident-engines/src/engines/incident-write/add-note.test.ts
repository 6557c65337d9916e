import { LIFECYCLE_STATES, STATUS_OF_LIFECYCLE } from "@hoc/incident-schemas";
import { buildIncident } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { decideAddNote } from "./add-note.js";

const by = { actor: { type: "HUMAN", id: "ada" }, at: "2026-03-14T12:00:00.000000Z" } as const;

it.each(LIFECYCLE_STATES)("writes a note on an incident that is %s and changes nothing of it", (lifecycleState) => {
  const incident = buildIncident({ lifecycleState, status: STATUS_OF_LIFECYCLE[lifecycleState] });
  const { change, entry, audit, event } = decideAddNote(incident, { incidentId: "inc_1", note: "hello" }, by);
  expect(change).toBeNull();
  expect(entry).toMatchObject({ eventType: "note_added", description: "Note by ada: hello", data: { note: "hello" } });
  expect(audit).toMatchObject({
    eventType: "IncidentNoteAdded",
    before: { lifecycleState },
    after: { lifecycleState, note: "hello" },
  });
  expect(event).toMatchObject({
    eventType: "incidents.IncidentNoteAdded",
    fields: { incidentState: lifecycleState, note: "hello" },
  });
});
