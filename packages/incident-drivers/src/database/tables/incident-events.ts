import { column } from "../columns.js";

/** The `incident_events` table: the timelines, append-only and chained. */
export const INCIDENT_EVENTS = {
  name: "incident_events",
  columns: {
    tenantId: column("tenant_id", "text"),
    incidentId: column("incident_id", "text"),
    sequenceNo: column("sequence_no", "int"),
    id: column("id", "text"),
    sequence: column("sequence", "bigint"),
    eventType: column("event_type", "text"),
    description: column("description", "text"),
    data: column("data", "json"),
    actorType: column("actor_type", "text"),
    actorId: column("actor_id", "text"),
    createdAt: column("created_at", "instant"),
    recordedAt: column("recorded_at", "instant"),
    prev: column("prev", "text"),
    leaf: column("leaf", "text"),
  },
} as const;
