import type { AuditRecord, Incident } from "@hoc/incident-schemas";
import type { Doing } from "../append-traces.js";
import { auditState } from "./audit-state.js";

/**
 * The audit record of an incident that a person opened.
 *
 * @example await ports.audit.append(tenantId, [incidentCreatedAudit(incident, { actor, at: ports.recordedAt })])
 */
export function incidentCreatedAudit(incident: Incident, { actor, at }: Doing): AuditRecord {
  return {
    eventType: "IncidentCreated",
    entityType: "INCIDENT",
    entityId: incident.id,
    actor,
    reason: incident.description,
    before: null,
    after: { ...auditState(incident), title: incident.title },
    at,
  };
}
