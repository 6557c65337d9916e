import { eventText, lifecycleEventSchema } from "./envelope.js";

/** An incident got another owner, or none. */
export const incidentAssignedSchema = lifecycleEventSchema("incidents.IncidentAssigned", {
  ownerId: eventText.nullable(),
});
