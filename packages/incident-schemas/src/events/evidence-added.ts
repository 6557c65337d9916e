import { z } from "zod";
import { EVIDENCE_TYPES } from "../incident/evidence.js";
import { eventText, lifecycleEventSchema } from "./envelope.js";

/** Evidence of an incident was stored. */
export const evidenceAddedSchema = lifecycleEventSchema("incidents.EvidenceAdded", {
  evidenceId: eventText,
  evidenceType: z.enum(EVIDENCE_TYPES),
  recoveryExecuted: z.boolean(),
});
