import { column, nullable } from "../columns.js";

/** The `domain_events` table: everything that was ever announced, append-only. */
export const DOMAIN_EVENTS = {
  name: "domain_events",
  columns: {
    tenantId: column("tenant_id", "text"),
    sequenceNo: column("sequence_no", "bigint"),
    eventId: column("event_id", "text"),
    eventType: column("event_type", "text"),
    projectId: column("project_id", "text"),
    actorType: column("actor_type", "text"),
    actorId: column("actor_id", "text"),
    decisionOwner: column("decision_owner", "text"),
    schemaVersion: column("schema_version", "text"),
    payload: column("payload", "json"),
    recordedAt: column("recorded_at", "instant"),
  },
} as const;

/** The `outbox_deliveries` table: what of the events still has to go where. */
export const OUTBOX_DELIVERIES = {
  name: "outbox_deliveries",
  columns: {
    tenantId: column("tenant_id", "text"),
    sink: column("sink", "text"),
    sequenceNo: column("sequence_no", "bigint"),
    availableAt: column("available_at", "instant"),
    attempts: column("attempts", "int"),
    leasedUntil: nullable("leased_until", "instant"),
    deliveredAt: nullable("delivered_at", "instant"),
    lastError: nullable("last_error", "text"),
  },
} as const;
