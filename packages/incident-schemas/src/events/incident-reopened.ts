import { eventText, lifecycleEventSchema } from "./envelope.js";

/** Somebody reopened a resolved incident. */
export const incidentReopenedSchema = lifecycleEventSchema("incidents.IncidentReopened", { reason: eventText });
