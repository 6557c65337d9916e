import { column, nullable } from "../columns.js";

/** The `incident_evidence` table: what was found out about incidents, and whether a recovery was tried; append-only. */
export const INCIDENT_EVIDENCE = {
  name: "incident_evidence",
  columns: {
    tenantId: column("tenant_id", "text"),
    id: column("id", "text"),
    incidentId: column("incident_id", "text"),
    sequence: column("sequence", "bigint"),
    evidenceType: column("evidence_type", "text"),
    recoveryExecuted: column("recovery_executed", "boolean"),
    payload: nullable("payload", "json"),
    createdAt: column("created_at", "instant"),
    recordedAt: column("recorded_at", "instant"),
  },
} as const;
