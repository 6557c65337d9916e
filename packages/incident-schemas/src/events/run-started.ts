import { eventSchema, eventText } from "./envelope.js";

/** A run was reported. */
export const runStartedSchema = eventSchema("runs", "runs.RunStarted", {
  runId: eventText,
  agentId: eventText,
  traceId: eventText,
});
