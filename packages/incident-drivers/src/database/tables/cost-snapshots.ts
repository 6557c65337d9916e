import { column, nullable } from "../columns.js";

/** The `cost_snapshots` table: an hour or a day of costs, added up; a late record makes another version; append-only. */
export const COST_SNAPSHOTS = {
  name: "cost_snapshots",
  columns: {
    tenantId: column("tenant_id", "text"),
    id: column("id", "text"),
    sequence: column("sequence", "bigint"),
    snapshotType: column("snapshot_type", "text"),
    periodStart: column("period_start", "instant"),
    periodEnd: column("period_end", "instant"),
    status: column("status", "text"),
    version: column("version", "int"),
    inputSequence: column("input_sequence", "bigint"),
    completedAt: nullable("completed_at", "instant"),
    recordedAt: column("recorded_at", "instant"),
  },
} as const;

/** The `cost_snapshot_aggregates` table: what a snapshot says of the tenant, each feature, model and user; append-only. `''` is none. */
export const COST_SNAPSHOT_AGGREGATES = {
  name: "cost_snapshot_aggregates",
  columns: {
    tenantId: column("tenant_id", "text"),
    snapshotId: column("snapshot_id", "text"),
    entityType: column("entity_type", "text"),
    entityId: column("entity_id", "text"),
    totalCostMicros: column("total_cost_micros", "money"),
    recordCount: column("record_count", "bigint"),
    requestCount: column("request_count", "bigint"),
    inputTokens: column("input_tokens", "money"),
    outputTokens: column("output_tokens", "money"),
    sequence: column("sequence", "bigint"),
    recordedAt: column("recorded_at", "instant"),
  },
} as const;

/** The `cost_snapshot_baselines` table: what a day usually costs, by the 7 or 30 days before it; append-only. */
export const COST_SNAPSHOT_BASELINES = {
  name: "cost_snapshot_baselines",
  columns: {
    tenantId: column("tenant_id", "text"),
    id: column("id", "text"),
    sequence: column("sequence", "bigint"),
    forDay: column("for_day", "instant"),
    windowDays: column("window_days", "int"),
    entityType: column("entity_type", "text"),
    entityId: column("entity_id", "text"),
    avgDailyCostMicros: column("avg_daily_cost_micros", "money"),
    avgDailyRecords: column("avg_daily_records", "decimal"),
    avgDailyRequests: column("avg_daily_requests", "decimal"),
    avgDailyTokens: column("avg_daily_tokens", "decimal"),
    samplesCount: column("samples_count", "int"),
    version: column("version", "int"),
    recordedAt: column("recorded_at", "instant"),
  },
} as const;
