import type { Incident } from "@hoc/incident-schemas";

/** The members of an incident that people's commands change, in canonical values, as the audit ledger keeps them. */
export type AuditState = Readonly<
  Pick<
    Incident,
    | "status"
    | "lifecycleState"
    | "severity"
    | "ownerId"
    | "acknowledgedAt"
    | "acknowledgedBy"
    | "containedAt"
    | "resolvedAt"
    | "resolvedBy"
    | "resolutionMethod"
    | "resolutionType"
    | "resolutionSummary"
    | "reopenedAt"
    | "postmortemArtifactId"
  > & { runId: string | null }
>;

/**
 * The state of an incident for the audit ledger; one form for before and after, whatever the change.
 *
 * @example auditState(incident) // { status: "OPEN", lifecycleState: "ACTIVE", severity: "high", … }
 */
export function auditState(incident: Incident): AuditState {
  return {
    status: incident.status,
    lifecycleState: incident.lifecycleState,
    severity: incident.severity,
    ownerId: incident.ownerId,
    acknowledgedAt: incident.acknowledgedAt,
    acknowledgedBy: incident.acknowledgedBy,
    containedAt: incident.containedAt,
    resolvedAt: incident.resolvedAt,
    resolvedBy: incident.resolvedBy,
    resolutionMethod: incident.resolutionMethod,
    resolutionType: incident.resolutionType,
    resolutionSummary: incident.resolutionSummary,
    reopenedAt: incident.reopenedAt,
    postmortemArtifactId: incident.postmortemArtifactId,
    runId: incident.sourceRunId,
  };
}
