import type { Actor } from "../incident/actor.js";
import type { Instant } from "../primitives/instant.js";

/** What the audit ledger can say about an incident. */
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
] as const;

/** What the audit ledger says. */
export type AuditEventType = (typeof AUDIT_EVENT_TYPES)[number];

/** One audit record: who changed what from which state to which, and why. One shape for all of them. */
export interface AuditRecord {
  readonly eventType: AuditEventType;
  readonly entityType: "INCIDENT" | "SIGNAL";
  readonly entityId: string;
  readonly actor: Actor;
  readonly reason: string | null;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
  readonly at: Instant;
}
