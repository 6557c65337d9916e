import type { Incident } from "@hoc/incident-schemas";
import type { AddNote } from "./commands.js";
import type { Decided, Deciding } from "./decision.js";
import { tracesOf } from "./traces.js";

/**
 * What a note leaves behind; it changes nothing of the incident itself and is possible in every state.
 *
 * @example decideAddNote(incident, { incidentId: incident.id, note: "the vendor confirms" }, { actor, at })
 */
export function decideAddNote(incident: Incident, { note }: AddNote, deciding: Deciding): Decided<null> {
  return {
    ok: true,
    change: null,
    ...tracesOf(incident, deciding, {
      entryType: "note_added",
      description: `Note by ${deciding.actor.id}: ${note}`,
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
