import { column, nullable } from "../columns.js";

/** The `api_keys` table: the keys that programs call with, by their hashes; append-only. */
export const API_KEYS = {
  name: "api_keys",
  columns: {
    tenantId: column("tenant_id", "text"),
    id: column("id", "text"),
    sequence: column("sequence", "bigint"),
    name: column("name", "text"),
    secretHash: column("secret_hash", "text"),
    role: column("role", "text"),
    scopes: nullable("scopes", "json"),
    actorType: column("actor_type", "text"),
    actorId: column("actor_id", "text"),
    replacesKeyId: nullable("replaces_key_id", "text"),
    expiresAt: nullable("expires_at", "instant"),
    createdAt: column("created_at", "instant"),
    createdByType: column("created_by_type", "text"),
    createdById: column("created_by_id", "text"),
    recordedAt: column("recorded_at", "instant"),
  },
} as const;

/** The `api_key_ends` table: from when on a key opens nothing; of several the earliest counts. Append-only. */
export const API_KEY_ENDS = {
  name: "api_key_ends",
  columns: {
    tenantId: column("tenant_id", "text"),
    keyId: column("key_id", "text"),
    sequence: column("sequence", "bigint"),
    endsAt: column("ends_at", "instant"),
    reason: nullable("reason", "text"),
    endedByType: column("ended_by_type", "text"),
    endedById: column("ended_by_id", "text"),
    recordedAt: column("recorded_at", "instant"),
  },
} as const;
