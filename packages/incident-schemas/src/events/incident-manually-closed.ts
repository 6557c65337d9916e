import { z } from "zod";
import { incidentEventType } from "./envelope.js";

/** Somebody closed an incident as a false positive, a duplicate, or of no further interest. */
export const incidentManuallyClosedSchema = incidentEventType("incidents.IncidentManuallyClosed", {
  resolutionMethod: z.literal("manual_closure"),
});
