import type { AuditEventType, EventDraft, Incident, IncidentEventType, Instant } from "@hoc/incident-schemas";
import type { Doing, EventBody } from "../append-traces.js";
import { auditState } from "./audit-state.js";
import type { Traces } from "./decision.js";

/** What a decision says about its change; the rest of the traces follows from the incident. */
export interface Account {
  readonly entryType: IncidentEventType;
  readonly description: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** When it happened, if not just now. */
  readonly happenedAt?: Instant;
  readonly auditType: AuditEventType;
  readonly reason: string | null;
  /** What is different afterwards, in the audit's words. */
  readonly after: Readonly<Record<string, unknown>>;
  /** Type and members of the event; who and when follow. */
  readonly event: EventBody;
}

/**
 * The traces of a change: timeline entry, audit record with the state before and after, and event.
 *
 * @example tracesOf(incident, { actor, at }, { entryType: "note_added", … })
 */
export function tracesOf(incident: Incident, { actor, at }: Doing, account: Account): Traces {
  const before = auditState(incident);
  return {
    entry: {
      incidentId: incident.id,
      eventType: account.entryType,
      description: account.description,
      data: account.data,
      actor,
      at: account.happenedAt ?? at,
    },
    audit: {
      eventType: account.auditType,
      entityType: "INCIDENT",
      entityId: incident.id,
      actor,
      reason: account.reason,
      before,
      after: { ...before, ...account.after },
      at,
    },
    event: { ...account.event, actor, occurredAt: at } as EventDraft,
  };
}
