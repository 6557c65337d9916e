import { column, nullable } from "../columns.js";

/** The `webhook_endpoints` table: that there is a place where events are sent; append-only. */
export const WEBHOOK_ENDPOINTS = {
  name: "webhook_endpoints",
  columns: {
    tenantId: column("tenant_id", "text"),
    id: column("id", "text"),
    sequence: column("sequence", "bigint"),
    createdAt: column("created_at", "instant"),
    createdByType: column("created_by_type", "text"),
    createdById: column("created_by_id", "text"),
    recordedAt: column("recorded_at", "instant"),
  },
} as const;

/** The `webhook_endpoint_versions` table: how an endpoint was from each change to the next; append-only. */
export const WEBHOOK_ENDPOINT_VERSIONS = {
  name: "webhook_endpoint_versions",
  columns: {
    tenantId: column("tenant_id", "text"),
    endpointId: column("endpoint_id", "text"),
    version: column("version", "int"),
    sequence: column("sequence", "bigint"),
    url: column("url", "text"),
    description: nullable("description", "text"),
    eventTypes: nullable("event_types", "json"),
    status: column("status", "text"),
    statusReason: nullable("status_reason", "text"),
    changedAt: column("changed_at", "instant"),
    changedByType: column("changed_by_type", "text"),
    changedById: column("changed_by_id", "text"),
    recordedAt: column("recorded_at", "instant"),
  },
} as const;

/** The `webhook_secrets` table: the keys that sign what is sent to an endpoint, one generation after the other; append-only. */
export const WEBHOOK_SECRETS = {
  name: "webhook_secrets",
  columns: {
    tenantId: column("tenant_id", "text"),
    endpointId: column("endpoint_id", "text"),
    generation: column("generation", "int"),
    sequence: column("sequence", "bigint"),
    secret: column("secret", "text"),
    previousEndsAt: nullable("previous_ends_at", "instant"),
    createdAt: column("created_at", "instant"),
    createdByType: column("created_by_type", "text"),
    createdById: column("created_by_id", "text"),
    recordedAt: column("recorded_at", "instant"),
  },
} as const;

/** The `webhook_deliveries` table: how far each event has got on its way to each endpoint. */
export const WEBHOOK_DELIVERIES = {
  name: "webhook_deliveries",
  columns: {
    tenantId: column("tenant_id", "text"),
    endpointId: column("endpoint_id", "text"),
    sequenceNo: column("sequence_no", "bigint"),
    eventId: column("event_id", "text"),
    eventType: column("event_type", "text"),
    incidentId: nullable("incident_id", "text"),
    orderingKey: column("ordering_key", "text"),
    status: column("status", "text"),
    attempts: column("attempts", "int"),
    replays: column("replays", "int"),
    queuedAt: column("queued_at", "instant"),
    availableAt: column("available_at", "instant"),
    leasedUntil: nullable("leased_until", "instant"),
    endedAt: nullable("ended_at", "instant"),
    lastStatusCode: nullable("last_status_code", "int"),
    lastError: nullable("last_error", "text"),
  },
} as const;

/** The `webhook_attempts` table: what came of every attempt to deliver, tests too; append-only. */
export const WEBHOOK_ATTEMPTS = {
  name: "webhook_attempts",
  columns: {
    tenantId: column("tenant_id", "text"),
    id: column("id", "text"),
    endpointId: column("endpoint_id", "text"),
    eventId: column("event_id", "text"),
    eventType: column("event_type", "text"),
    at: column("at", "instant"),
    outcome: column("outcome", "text"),
    statusCode: nullable("status_code", "int"),
    error: nullable("error", "text"),
    excerpt: nullable("excerpt", "text"),
    durationMs: column("duration_ms", "int"),
  },
} as const;

/** The `webhook_circuits` table: how often in a row an endpoint took nothing, until when it gets nothing, and when what waits is due. */
export const WEBHOOK_CIRCUITS = {
  name: "webhook_circuits",
  columns: {
    tenantId: column("tenant_id", "text"),
    endpointId: column("endpoint_id", "text"),
    failures: column("failures", "int"),
    openUntil: nullable("open_until", "instant"),
    dueAt: nullable("due_at", "instant"),
    lastTakenAt: nullable("last_taken_at", "instant"),
    lastFailedAt: nullable("last_failed_at", "instant"),
  },
} as const;
