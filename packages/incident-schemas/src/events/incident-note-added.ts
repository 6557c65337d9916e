import { eventText, lifecycleEventSchema } from "./envelope.js";

/** Somebody wrote a note on an incident. */
export const incidentNoteAddedSchema = lifecycleEventSchema("incidents.IncidentNoteAdded", { note: eventText });
