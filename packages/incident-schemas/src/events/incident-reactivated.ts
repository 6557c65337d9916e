import { eventSchema } from "./envelope.js";

/** An acknowledged incident took a signal again after a silence longer than the window. */
export const incidentReactivatedSchema = eventSchema("incidents", "incidents.IncidentReactivated", {});
