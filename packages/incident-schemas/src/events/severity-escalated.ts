import { z } from "zod";
import { SEVERITIES } from "../incident/severity.js";
import { lifecycleEventSchema } from "./envelope.js";

/** An incident's severity rose by itself. */
export const severityEscalatedSchema = lifecycleEventSchema("incidents.SeverityEscalated", {
  fromSeverity: z.enum(SEVERITIES),
  severity: z.enum(SEVERITIES),
  signalCount: z.int().min(1),
});
