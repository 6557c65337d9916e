import { z } from "zod";
import { SEVERITIES } from "../incident/severity.js";
import { eventText, lifecycleEventSchema } from "./envelope.js";

/** Somebody set the severity of an incident. */
export const incidentSeveritySetSchema = lifecycleEventSchema("incidents.IncidentSeveritySet", {
  fromSeverity: z.enum(SEVERITIES),
  severity: z.enum(SEVERITIES),
  reason: eventText.nullable(),
});
