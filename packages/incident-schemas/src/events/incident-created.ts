import { z } from "zod";
import { SEVERITIES } from "../incident/severity.js";
import { eventSchema, eventText } from "./envelope.js";

/** An incident opened. */
export const incidentCreatedSchema = eventSchema("incidents", "incidents.IncidentCreated", {
  severity: z.enum(SEVERITIES),
  triggerType: eventText,
  title: eventText,
  previousIncidentId: eventText.nullable(),
  recurrenceSignature: eventText,
  signatureVersion: eventText,
});
