import { column, nullable } from "../columns.js";

/** The `postmortem_artifacts` table: at most one postmortem per incident. */
export const POSTMORTEM_ARTIFACTS = {
  name: "postmortem_artifacts",
  columns: {
    tenantId: column("tenant_id", "text"),
    id: column("id", "text"),
    incidentId: column("incident_id", "text"),
    status: column("status", "text"),
    content: nullable("content", "json"),
    createdAt: column("created_at", "instant"),
    createdBy: column("created_by", "text"),
    updatedAt: column("updated_at", "instant"),
    publishedAt: nullable("published_at", "instant"),
    publishedBy: nullable("published_by", "text"),
    publishedRecordedAt: nullable("published_recorded_at", "instant"),
  },
} as const;
