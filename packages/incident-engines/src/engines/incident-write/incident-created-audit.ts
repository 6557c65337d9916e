import type { AuditRecord, Incident } from "@hoc/incident-schemas";
import { auditState } from "./audit-state.js";
import type { Deciding } from "./decision.js";

/**
 * The audit record of an incident that a person opened.
 *
 * @example await ports.audit.append(tenantId, [incidentCreatedAudit(incident, { actor, at: ports.recordedAt })])
 */
export function incidentCreatedAudit(incident: Incident, { actor, at }: Deciding): AuditRecord {
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
