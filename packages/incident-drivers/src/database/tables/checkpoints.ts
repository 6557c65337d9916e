import { column } from "../columns.js";

/** The `checkpoint_heads` table: the leaves of a tenant's log of timeline heads; append-only. */
export const CHECKPOINT_HEADS = {
  name: "checkpoint_heads",
  columns: {
    tenantId: column("tenant_id", "text"),
    leafIndex: column("leaf_index", "bigint"),
    incidentId: column("incident_id", "text"),
    entries: column("entries", "int"),
    head: column("head", "text"),
    sequence: column("sequence", "bigint"),
    recordedAt: column("recorded_at", "instant"),
  },
} as const;

/** The `checkpoints` table: signed roots of that log, each after the one that it names; append-only. */
export const CHECKPOINTS = {
  name: "checkpoints",
  columns: {
    tenantId: column("tenant_id", "text"),
    sequence: column("sequence", "bigint"),
    previousSequence: column("previous_sequence", "bigint"),
    origin: column("origin", "text"),
    treeSize: column("tree_size", "bigint"),
    rootHash: column("root_hash", "text"),
    frontier: column("frontier", "json"),
    asOf: column("as_of", "instant"),
    reason: column("reason", "text"),
    keyId: column("key_id", "text"),
    note: column("note", "text"),
    recordedAt: column("recorded_at", "instant"),
  },
} as const;
