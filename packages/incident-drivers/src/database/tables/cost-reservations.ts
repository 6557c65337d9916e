import { column, nullable } from "../columns.js";

/** The `cost_reservations` table: what callers were about to spend, and whether they might; append-only. */
export const COST_RESERVATIONS = {
  name: "cost_reservations",
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
    estimateMicros: column("estimate_micros", "money"),
    allowed: column("allowed", "boolean"),
    refusedBudgetType: nullable("refused_budget_type", "text"),
    refusedEntityId: nullable("refused_entity_id", "text"),
    refusedPeriod: nullable("refused_period", "text"),
    refusedPeriodStart: nullable("refused_period_start", "instant"),
    reservedAt: column("reserved_at", "instant"),
    expiresAt: column("expires_at", "instant"),
    contentDigest: column("content_digest", "text"),
    recordedAt: column("recorded_at", "instant"),
  },
} as const;

/** The `cost_reservation_ends` table: what became of a reservation, once; append-only. */
export const COST_RESERVATION_ENDS = {
  name: "cost_reservation_ends",
  columns: {
    tenantId: column("tenant_id", "text"),
    reservationId: column("reservation_id", "text"),
    sequence: column("sequence", "bigint"),
    outcome: column("outcome", "text"),
    actualMicros: nullable("actual_micros", "money"),
    costRecordId: nullable("cost_record_id", "text"),
    endedAt: column("ended_at", "instant"),
    contentDigest: column("content_digest", "text"),
    recordedAt: column("recorded_at", "instant"),
  },
} as const;

/** The `cost_open_reservations` table: what of the allowed ones has no end yet; rows go with their end, or expired. */
export const COST_OPEN_RESERVATIONS = {
  name: "cost_open_reservations",
  columns: {
    tenantId: column("tenant_id", "text"),
    reservationId: column("reservation_id", "text"),
    userId: nullable("user_id", "text"),
    featureTag: nullable("feature_tag", "text"),
    estimateMicros: column("estimate_micros", "money"),
    reservedAt: column("reserved_at", "instant"),
    expiresAt: column("expires_at", "instant"),
  },
} as const;
