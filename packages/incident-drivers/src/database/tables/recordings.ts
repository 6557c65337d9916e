import { column } from "../columns.js";

/** One row per transaction that recorded something: the sequence that the tenant had reached by then. */
export const RECORDINGS = {
  name: "recordings",
  columns: {
    tenantId: column("tenant_id", "text"),
    recordedAt: column("recorded_at", "instant"),
    lastSequence: column("last_sequence", "bigint"),
  },
} as const;
