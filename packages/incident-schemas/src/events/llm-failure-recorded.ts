import { z } from "zod";
import { LLM_FAILURE_TYPES } from "../failures/llm-failure.js";
import { sha256HexSchema } from "../primitives/sha256.js";
import { eventSchema, eventText } from "./envelope.js";

/** A call of a model failed for good; fact and evidence are stored. */
export const llmFailureRecordedSchema = eventSchema("runs", "runs.LlmFailureRecorded", {
  runId: eventText,
  failureId: eventText,
  evidenceId: eventText,
  contentHash: sha256HexSchema,
  failureType: z.enum(LLM_FAILURE_TYPES),
  errorCode: eventText,
  model: eventText,
});
