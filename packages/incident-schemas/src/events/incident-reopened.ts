import { eventText, incidentEventType } from "./envelope.js";

/** Somebody reopened a resolved incident. */
export const incidentReopenedSchema = incidentEventType("incidents.IncidentReopened", { reason: eventText });
