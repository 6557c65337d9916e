import { eventSchema, eventText } from "./envelope.js";

/** Somebody wrote a note on an incident. */
export const incidentNoteAddedSchema = eventSchema("incidents", "incidents.IncidentNoteAdded", { note: eventText });
