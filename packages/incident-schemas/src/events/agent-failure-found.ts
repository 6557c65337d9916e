import { z } from "zod";
import { DETECTOR_IDS } from "../detectors/detector.js";
import { SEVERITIES } from "../incident/severity.js";
import { sha256HexSchema } from "../primitives/sha256.js";
import { eventSchema, eventText } from "./envelope.js";

/** A detector found that an agent fails; what it goes by is stored. */
export const agentFailureFoundSchema = eventSchema("runs", "runs.AgentFailureFound", {
  findingId: eventText,
  runId: eventText,
  agentId: eventText,
  detectorId: z.enum(DETECTOR_IDS),
  severity: z.enum(SEVERITIES),
  contentHash: sha256HexSchema,
  incidentId: eventText.nullable(),
});
