import { column, nullable } from "../columns.js";

/** One row per tenant: the lock that orders its writes, and what its workers have to look at. */
export const TENANT_HEADS = {
  name: "tenant_heads",
  columns: {
    tenantId: column("tenant_id", "text"),
    lastSequence: column("last_sequence", "bigint"),
    lastRecordedAt: column("last_recorded_at", "instant"),
    lastEventSequence: column("last_event_sequence", "bigint"),
    deliveredSequence: column("delivered_sequence", "bigint"),
    staleCheckAt: nullable("stale_check_at", "instant"),
    saltKey: column("salt_key", "text"),
    checkpointDue: column("checkpoint_due", "boolean"),
    lastCheckpointAt: nullable("last_checkpoint_at", "instant"),
    costDueAt: nullable("cost_due_at", "instant"),
  },
} as const;
