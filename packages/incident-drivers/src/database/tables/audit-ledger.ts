import { column, nullable } from "../columns.js";

/** The `audit_ledger` table: who changed what and why, append-only. */
export const AUDIT_LEDGER = {
  name: "audit_ledger",
  columns: {
    tenantId: column("tenant_id", "text"),
    id: column("id", "text"),
    sequence: column("sequence", "bigint"),
    eventType: column("event_type", "text"),
    entityType: column("entity_type", "text"),
    entityId: column("entity_id", "text"),
    actorType: column("actor_type", "text"),
    actorId: column("actor_id", "text"),
    actionReason: nullable("action_reason", "text"),
    beforeState: nullable("before_state", "json"),
    afterState: nullable("after_state", "json"),
    createdAt: column("created_at", "instant"),
    recordedAt: column("recorded_at", "instant"),
  },
} as const;
