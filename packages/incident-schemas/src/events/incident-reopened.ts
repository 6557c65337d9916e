import { eventSchema, eventText } from "./envelope.js";

/** Somebody reopened a resolved incident. */
export const incidentReopenedSchema = eventSchema("incidents", "incidents.IncidentReopened", { reason: eventText });
