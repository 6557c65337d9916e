import { column } from "../columns.js";

/** The `analytics_artifacts` table: by what a result of analytics can be computed again, one row per version of a data set. */
export const ANALYTICS_ARTIFACTS = {
  name: "analytics_artifacts",
  columns: {
    tenantId: column("tenant_id", "text"),
    id: column("id", "text"),
    datasetId: column("dataset_id", "text"),
    datasetVersion: column("dataset_version", "text"),
    inputWindowHash: column("input_window_hash", "text"),
    asOf: column("as_of", "instant"),
    computeCodeVersion: column("compute_code_version", "text"),
    createdAt: column("created_at", "instant"),
    recordedAt: column("recorded_at", "instant"),
    sequence: column("sequence", "bigint"),
  },
} as const;
