import { column, nullable } from "../columns.js";

/** The `run_failures` table: failed calls of models, at most one per request of a run; append-only. */
export const RUN_FAILURES = {
  name: "run_failures",
  columns: {
    tenantId: column("tenant_id", "text"),
    id: column("id", "text"),
    runId: column("run_id", "text"),
    sequence: column("sequence", "bigint"),
    failureType: column("failure_type", "text"),
    errorCode: column("error_code", "text"),
    errorMessage: column("error_message", "text"),
    model: column("model", "text"),
    requestId: nullable("request_id", "text"),
    durationMs: nullable("duration_ms", "bigint"),
    metadata: column("metadata", "json"),
    createdAt: column("created_at", "instant"),
    recordedAt: column("recorded_at", "instant"),
    contentDigest: column("content_digest", "text"),
  },
} as const;

/** The `failure_evidence` table: evidence of failed calls, hashed; append-only. */
export const FAILURE_EVIDENCE = {
  name: "failure_evidence",
  columns: {
    tenantId: column("tenant_id", "text"),
    id: column("id", "text"),
    failureId: column("failure_id", "text"),
    sequence: column("sequence", "bigint"),
    evidenceType: column("evidence_type", "text"),
    evidenceData: column("evidence_data", "json"),
    contentHash: column("content_hash", "text"),
    createdAt: column("created_at", "instant"),
    recordedAt: column("recorded_at", "instant"),
  },
} as const;
