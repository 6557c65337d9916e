import { z } from "zod";
import { SYSTEM_RESOLUTION_TYPES } from "../incident/status.js";
import { lifecycleEventSchema } from "./envelope.js";

/** The system resolved an incident. */
export const incidentAutoResolvedSchema = lifecycleEventSchema("incidents.IncidentAutoResolved", {
  resolutionMethod: z.literal("auto"),
  resolutionType: z.enum(SYSTEM_RESOLUTION_TYPES),
});
