import { column } from "../columns.js";

/** The `feature_tags` table: how features are called, the last name counts; append-only. */
export const FEATURE_TAGS = {
  name: "feature_tags",
  columns: {
    tenantId: column("tenant_id", "text"),
    tag: column("tag", "text"),
    sequence: column("sequence", "bigint"),
    displayName: column("display_name", "text"),
    isActive: column("is_active", "boolean"),
    recordedAt: column("recorded_at", "instant"),
  },
} as const;
