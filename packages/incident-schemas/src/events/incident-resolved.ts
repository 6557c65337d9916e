import { z } from "zod";
import { RESOLUTION_METHODS } from "../incident/status.js";
import { eventSchema, eventText } from "./envelope.js";

/** Somebody resolved an incident. */
export const incidentResolvedSchema = eventSchema("incidents", "incidents.IncidentResolved", {
  resolutionType: eventText.max(50),
  resolutionMethod: z.enum(RESOLUTION_METHODS),
});
