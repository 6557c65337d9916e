import { column, nullable } from "../columns.js";

/** The `cost_records` table: what calls cost; append-only. */
export const COST_RECORDS = {
  name: "cost_records",
  columns: {
    tenantId: column("tenant_id", "text"),
    id: column("id", "text"),
    sequence: column("sequence", "bigint"),
    userId: nullable("user_id", "text"),
    featureTag: nullable("feature_tag", "text"),
    requestId: nullable("request_id", "text"),
    workflowId: nullable("workflow_id", "text"),
    runId: nullable("run_id", "text"),
    skillId: nullable("skill_id", "text"),
    model: column("model", "text"),
    inputTokens: column("input_tokens", "bigint"),
    outputTokens: column("output_tokens", "bigint"),
    costMicros: column("cost_micros", "money"),
    occurredAt: column("occurred_at", "instant"),
    recordedAt: column("recorded_at", "instant"),
    contentDigest: column("content_digest", "text"),
  },
} as const;

/** The `cost_anomalies` table: where costs were out of line, once per UTC day, severity and `raised`; append-only. */
export const COST_ANOMALIES = {
  name: "cost_anomalies",
  columns: {
    tenantId: column("tenant_id", "text"),
    id: column("id", "text"),
    observedDay: column("observed_day", "text"),
    sequence: column("sequence", "bigint"),
    anomalyType: column("anomaly_type", "text"),
    raised: column("raised", "boolean"),
    severity: column("severity", "text"),
    entityType: column("entity_type", "text"),
    entityId: nullable("entity_id", "text"),
    currentValueMicros: column("current_value_micros", "money"),
    expectedValueMicros: column("expected_value_micros", "money"),
    confidence: column("confidence", "decimal"),
    derivedCause: column("derived_cause", "text"),
    message: nullable("message", "text"),
    breachCount: column("breach_count", "int"),
    runId: nullable("run_id", "text"),
    observedAt: column("observed_at", "instant"),
    metadata: column("metadata", "json"),
    recordedAt: column("recorded_at", "instant"),
  },
} as const;
