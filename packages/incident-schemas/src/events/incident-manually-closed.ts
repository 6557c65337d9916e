import { z } from "zod";
import { lifecycleEventSchema } from "./envelope.js";

/** Somebody closed an incident as a false positive, a duplicate, or of no further interest. */
export const incidentManuallyClosedSchema = lifecycleEventSchema("incidents.IncidentManuallyClosed", {
  resolutionMethod: z.literal("manual_closure"),
});
