import { z } from "zod";
import { SEVERITIES } from "../incident/severity.js";
import { eventText, incidentEventType } from "./envelope.js";

/** Somebody set the severity of an incident. */
export const incidentSeveritySetSchema = incidentEventType("incidents.IncidentSeveritySet", {
  fromSeverity: z.enum(SEVERITIES),
  severity: z.enum(SEVERITIES),
  reason: eventText.nullable(),
});
