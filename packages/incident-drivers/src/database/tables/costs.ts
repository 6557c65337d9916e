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
    thresholdPct: nullable("threshold_pct", "int"),
    action: nullable("action", "text"),
    period: nullable("period", "text"),
    periodStart: nullable("period_start", "instant"),
    snapshotId: nullable("snapshot_id", "text"),
    baselineId: nullable("baseline_id", "text"),
  },
} as const;

/** The `cost_anomaly_resolutions` table: when an anomaly was over, once for each; append-only. */
export const COST_ANOMALY_RESOLUTIONS = {
  name: "cost_anomaly_resolutions",
  columns: {
    tenantId: column("tenant_id", "text"),
    anomalyId: column("anomaly_id", "text"),
    sequence: column("sequence", "bigint"),
    resolvedAt: column("resolved_at", "instant"),
    reason: nullable("reason", "text"),
    resolvedByType: column("resolved_by_type", "text"),
    resolvedById: column("resolved_by_id", "text"),
    recordedAt: column("recorded_at", "instant"),
  },
} as const;
