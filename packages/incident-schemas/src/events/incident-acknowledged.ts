import { lifecycleEventSchema } from "./envelope.js";

/** Somebody took an incident on. */
export const incidentAcknowledgedSchema = lifecycleEventSchema("incidents.IncidentAcknowledged", {});
