import { z } from "zod";
import { RESOLUTION_METHODS } from "../incident/status.js";
import { eventText, lifecycleEventSchema } from "./envelope.js";

/** Somebody resolved an incident. */
export const incidentResolvedSchema = lifecycleEventSchema("incidents.IncidentResolved", {
  resolutionType: eventText.max(50),
  resolutionMethod: z.enum(RESOLUTION_METHODS),
});
