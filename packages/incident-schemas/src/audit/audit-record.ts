import type { Actor } from "../incident/actor.js";
import type { Instant } from "../primitives/instant.js";

/** What the audit ledger can say. */
export const AUDIT_EVENT_TYPES = [
  "IncidentCreated",
  "IncidentAcknowledged",
  "IncidentResolved",
  "IncidentManuallyClosed",
  "IncidentAutoResolved",
  "IncidentReopened",
  "IncidentAssigned",
  "IncidentNoteAdded",
  "IncidentSeveritySet",
  "IncidentMilestoneRecorded",
  "PostmortemCreated",
  "SignalsPruned",
  "EvidenceAdded",
  "RunStarted",
  "RunFinished",
  "LlmFailureRecorded",
  "PolicyRuleCreated",
  "PolicyRuleRetired",
  "PolicyViolationRecorded",
  "PolicyEvaluated",
  "PolicyProposalDrafted",
  "CostAnomalyRecorded",
  "PolicyProposalApproved",
  "PolicyProposalRejected",
  "LessonDetected",
  "LessonConverted",
  "LessonDeferred",
  "LessonDismissed",
  "LessonReactivated",
  "AgentFailureFound",
  "BundleExported",
  "PostmortemPublished",
  "CostBudgetSet",
  "FeatureNamed",
  "CostAnomalyResolved",
  "ApiKeyIssued",
  "ApiKeyRotated",
  "ApiKeyRevoked",
  "WebhookEndpointCreated",
  "WebhookEndpointChanged",
  "WebhookEndpointRemoved",
  "WebhookSecretRotated",
  "WebhookEventsReplayed",
] as const;

/** What the audit ledger says. */
export type AuditEventType = (typeof AUDIT_EVENT_TYPES)[number];

/** What an audit record can be about. */
export const AUDIT_ENTITY_TYPES = [
  "INCIDENT",
  "SIGNAL",
  "RUN",
  "LLM_FAILURE",
  "POLICY_RULE",
  "POLICY_VIOLATION",
  "POLICY_EVALUATION",
  "POLICY_PROPOSAL",
  "COST_ANOMALY",
  "LESSON",
  "RUN_FINDING",
  "EXPORT",
  "COST_BUDGET",
  "FEATURE_TAG",
  "API_KEY",
  "WEBHOOK_ENDPOINT",
] as const;

/** What an audit record is about. */
export type AuditEntityType = (typeof AUDIT_ENTITY_TYPES)[number];

/** One audit record: who changed what from which state to which, and why. One shape for all of them. */
export interface AuditRecord {
  readonly eventType: AuditEventType;
  readonly entityType: AuditEntityType;
  readonly entityId: string;
  readonly actor: Actor;
  readonly reason: string | null;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
  readonly at: Instant;
}
