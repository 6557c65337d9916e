import { eventText, incidentEventType } from "./envelope.js";

/** Somebody wrote a note on an incident. */
export const incidentNoteAddedSchema = incidentEventType("incidents.IncidentNoteAdded", { note: eventText });
