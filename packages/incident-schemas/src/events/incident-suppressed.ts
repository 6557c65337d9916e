import { eventSchema, eventText } from "./envelope.js";

/** A rule kept a signal from becoming an incident. */
export const incidentSuppressedSchema = eventSchema("incidents", "incidents.IncidentSuppressed", {
  preventionId: eventText,
  policyId: eventText,
  signalId: eventText,
  triggerType: eventText,
  errorCode: eventText.nullable(),
  category: eventText.nullable(),
  runId: eventText.nullable(),
  violationId: eventText.nullable(),
});
