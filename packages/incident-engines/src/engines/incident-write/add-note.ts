import type { Incident } from "@hoc/incident-schemas";
import type { Doing } from "../append-traces.js";
import type { AddNote } from "./commands.js";
import type { Decided } from "./decision.js";
import { tracesOf } from "./traces.js";

/**
 * What a note leaves behind; it changes nothing of the incident itself and is possible in every state.
 *
 * @example decideAddNote(incident, { incidentId: incident.id, note: "the vendor confirms" }, { actor, at })
 */
export function decideAddNote(incident: Incident, { note }: AddNote, doing: Doing): Decided<null> {
  return {
    ok: true,
    change: null,
    ...tracesOf(incident, doing, {
      entryType: "note_added",
      description: `Note by ${doing.actor.id}: ${note}`,
      data: { note },
      auditType: "IncidentNoteAdded",
      reason: null,
      after: { note },
      event: {
        eventType: "incidents.IncidentNoteAdded",
        fields: { incidentId: incident.id, incidentState: incident.lifecycleState, note },
      },
    }),
  };
}
