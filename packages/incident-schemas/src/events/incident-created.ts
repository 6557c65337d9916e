import { z } from "zod";
import { SEVERITIES } from "../incident/severity.js";
import { eventText, lifecycleEventSchema } from "./envelope.js";

/** An incident opened. */
export const incidentCreatedSchema = lifecycleEventSchema("incidents.IncidentCreated", {
  severity: z.enum(SEVERITIES),
  triggerType: eventText,
  title: eventText,
  previousIncidentId: eventText.nullable(),
  recurrenceSignature: eventText,
  signatureVersion: eventText,
});
