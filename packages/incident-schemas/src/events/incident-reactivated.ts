import { lifecycleEventSchema } from "./envelope.js";

/** An acknowledged incident took a signal again after a silence longer than the window. */
export const incidentReactivatedSchema = lifecycleEventSchema("incidents.IncidentReactivated", {});
