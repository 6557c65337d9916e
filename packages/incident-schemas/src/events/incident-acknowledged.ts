import { incidentEventType } from "./envelope.js";

/** Somebody took an incident on. */
export const incidentAcknowledgedSchema = incidentEventType("incidents.IncidentAcknowledged", {});
