import { z } from "zod";
import { SEVERITIES } from "../incident/severity.js";
import { eventText, incidentEventType } from "./envelope.js";

/** An incident opened. */
export const incidentCreatedSchema = incidentEventType("incidents.IncidentCreated", {
  severity: z.enum(SEVERITIES),
  triggerType: eventText,
  title: eventText,
  previousIncidentId: eventText.nullable(),
  recurrenceSignature: eventText,
  signatureVersion: eventText,
});
