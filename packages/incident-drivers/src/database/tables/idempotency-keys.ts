import { column, nullable } from "../columns.js";

/** The `idempotency_keys` table: what was answered to requests that carried a key. */
export const IDEMPOTENCY_KEYS = {
  name: "idempotency_keys",
  columns: {
    tenantId: column("tenant_id", "text"),
    operation: column("operation", "text"),
    key: column("idempotency_key", "text"),
    requestDigest: column("request_digest", "text"),
    answer: nullable("answer", "text"),
    createdAt: column("created_at", "instant"),
    expiresAt: column("expires_at", "instant"),
  },
} as const;
