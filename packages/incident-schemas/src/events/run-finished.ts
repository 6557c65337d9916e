import { z } from "zod";
import { RUN_OUTCOMES, RUN_SEVERITIES } from "../failures/run.js";
import { eventSchema, eventText } from "./envelope.js";

/** A run is over. */
export const runFinishedSchema = eventSchema("runs", "runs.RunFinished", {
  runId: eventText,
  agentId: eventText,
  outcome: z.enum(RUN_OUTCOMES),
  severity: z.enum(RUN_SEVERITIES),
  category: eventText,
  errorCode: eventText.nullable(),
});
