import { z } from "zod";
import { eventSchema } from "./envelope.js";

/** Somebody closed an incident as a false positive, a duplicate, or of no further interest. */
export const incidentManuallyClosedSchema = eventSchema("incidents", "incidents.IncidentManuallyClosed", {
  resolutionMethod: z.literal("manual_closure"),
});
