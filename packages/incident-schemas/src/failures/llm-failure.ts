import { z } from "zod";
import { detailsSchema, recordResultSchema } from "../incident/signal.js";
import { hostIdSchema } from "../primitives/ids.js";
import { instantSchema } from "../primitives/instant.js";
import { asOf, readPoint } from "../primitives/read-point.js";
import { storableText } from "../primitives/text.js";
import { runEndFacts } from "./run.js";

/** How a call of a model can fail; the closed set. */
export const LLM_FAILURE_TYPES = ["timeout", "exception", "invalid_output"] as const;

/** How a call of a model failed. */
export type LlmFailureType = (typeof LLM_FAILURE_TYPES)[number];

/** Kinds of evidence that a failure can have. */
export const FAILURE_EVIDENCE_TYPES = ["llm_failure_capture", "timeout_trace", "exception_stack"] as const;

/** A kind of evidence of a failure. */
export type FailureEvidenceType = (typeof FAILURE_EVIDENCE_TYPES)[number];

/** Input of `incidents.runs.recordLlmFailure`: a call of a model failed for good, and its run with it. */
export const recordLlmFailureInputSchema = z
  .strictObject({
    runId: hostIdSchema,
    failureType: z.enum(LLM_FAILURE_TYPES),
    errorCode: storableText(64),
    errorMessage: storableText(4_000),
    model: storableText(64),
    requestId: storableText(64).optional().describe("The request to the model."),
    durationMs: z.int().min(0).max(2_147_483_647).optional().describe("Time until it failed."),
    metadata: detailsSchema.default({}),
    occurredAt: instantSchema.optional().describe("When it failed; now by default."),
    ...runEndFacts,
  })
  .meta({ id: "RecordLlmFailure" });

/** A failed call of a model, after validation. */
export type LlmFailureFact = z.output<typeof recordLlmFailureInputSchema>;

/** What became of a failure. */
export const llmFailureResultSchema = z
  .strictObject({
    failureId: z.string(),
    evidenceId: z.string(),
    contentHash: z.string().describe("SHA-256 of the canonical JSON of the evidence."),
    runMarkedFailed: z.literal(true),
    timestamp: z.string().describe("When it failed."),
    recorded: z.boolean().describe("Whether this call stored it; false when it was stored before."),
    signal: recordResultSchema.describe("What became of the signal of the failed run."),
  })
  .meta({ id: "LlmFailureResult" });

/** What became of a failure. */
export type LlmFailureResult = z.output<typeof llmFailureResultSchema>;

/** Stored evidence of a failure. It never changes. */
export const failureEvidenceSchema = z
  .strictObject({
    evidenceId: z.string(),
    evidenceType: z.enum(FAILURE_EVIDENCE_TYPES),
    evidenceData: z.record(z.string(), z.unknown()),
    isImmutable: z.literal(true),
    contentHash: z.string(),
    createdAt: z.string(),
  })
  .meta({ id: "FailureEvidence" });

/** Stored evidence of a failure. */
export type FailureEvidence = z.output<typeof failureEvidenceSchema>;

/** A stored failure with its evidence. */
export const llmFailureSchema = z
  .strictObject({
    failureId: z.string(),
    runId: z.string(),
    failureType: z.enum(LLM_FAILURE_TYPES),
    errorCode: z.string(),
    errorMessage: z.string(),
    model: z.string(),
    requestId: z.string().nullable(),
    durationMs: z.int().nullable(),
    metadata: z.record(z.string(), z.unknown()),
    evidence: z.array(failureEvidenceSchema),
    createdAt: z.string().describe("When it failed."),
    recordedAt: z.string(),
  })
  .meta({ id: "LlmFailure" });

/** A stored failure with its evidence. */
export type LlmFailure = z.output<typeof llmFailureSchema>;

/** Input of `incidents.runs.getLlmFailure`. */
export const getLlmFailureInputSchema = z.strictObject({ runId: hostIdSchema, asOf }).meta({ id: "GetLlmFailure" });

/** Output of `incidents.runs.getLlmFailure`: the newest failure of the run. */
export const llmFailureDetailSchema = llmFailureSchema.extend(readPoint).meta({ id: "LlmFailureDetail" });

/** What bears the name of a failed run and came after its failure, where nothing should. */
export interface Contamination {
  readonly costRecords: number;
  readonly costAnomalies: number;
  readonly otherIncidents: number;
}
