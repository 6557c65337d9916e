import { eventText, incidentEventType } from "./envelope.js";

/** An incident got another owner, or none. */
export const incidentAssignedSchema = incidentEventType("incidents.IncidentAssigned", {
  ownerId: eventText.nullable(),
});
