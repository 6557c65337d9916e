import { eventSchema, eventText } from "./envelope.js";

/** An incident got another owner, or none. */
export const incidentAssignedSchema = eventSchema("incidents", "incidents.IncidentAssigned", {
  ownerId: eventText.nullable(),
});
