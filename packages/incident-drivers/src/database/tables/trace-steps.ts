import { column, nullable } from "../columns.js";

/** The `trace_steps` table: steps of traces; append-only. */
export const TRACE_STEPS = {
  name: "trace_steps",
  columns: {
    tenantId: column("tenant_id", "text"),
    traceId: column("trace_id", "text"),
    stepIndex: column("step_index", "int"),
    sequence: column("sequence", "bigint"),
    skillName: column("skill_name", "text"),
    skillId: nullable("skill_id", "text"),
    status: column("status", "text"),
    outcomeCategory: nullable("outcome_category", "text"),
    outcomeCode: nullable("outcome_code", "text"),
    outcomeData: nullable("outcome_data", "json"),
    tokens: nullable("tokens", "bigint"),
    costMicros: nullable("cost_micros", "money"),
    durationMs: nullable("duration_ms", "bigint"),
    retryCount: column("retry_count", "int"),
    inputHash: nullable("input_hash", "text"),
    outputHash: nullable("output_hash", "text"),
    source: column("source", "text"),
    occurredAt: column("occurred_at", "instant"),
    recordedAt: column("recorded_at", "instant"),
    contentDigest: column("content_digest", "text"),
  },
} as const;
