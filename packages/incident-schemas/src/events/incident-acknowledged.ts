import { eventSchema } from "./envelope.js";

/** Somebody took an incident on. */
export const incidentAcknowledgedSchema = eventSchema("incidents", "incidents.IncidentAcknowledged", {});
