import { z } from "zod";
import { SEVERITIES } from "../incident/severity.js";
import { sha256HexSchema } from "../primitives/sha256.js";
import { eventSchema, eventText } from "./envelope.js";

/** A policy was broken; fact and evidence are stored. */
export const policyViolationRecordedSchema = eventSchema("policies", "policies.PolicyViolationRecorded", {
  violationId: eventText,
  runId: eventText,
  policyId: eventText,
  violatedRule: eventText,
  severity: z.enum(SEVERITIES),
  contentHash: sha256HexSchema,
  incidentId: eventText.nullable(),
  preventionId: eventText.nullable(),
});
