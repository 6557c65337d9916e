import { column } from "../columns.js";

/** The `incident_trace_links` table: which traces belong to which incidents; append-only. */
export const INCIDENT_TRACE_LINKS = {
  name: "incident_trace_links",
  columns: {
    tenantId: column("tenant_id", "text"),
    incidentId: column("incident_id", "text"),
    traceId: column("trace_id", "text"),
    sequence: column("sequence", "bigint"),
    linkedAt: column("linked_at", "instant"),
  },
} as const;
