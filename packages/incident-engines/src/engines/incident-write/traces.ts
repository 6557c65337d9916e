import type { AuditEventType, EventDraft, Incident, IncidentEventType, Instant } from "@hoc/incident-schemas";
import { auditState } from "./audit-state.js";
import type { Deciding, Traces } from "./decision.js";

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

/** An event without who and when. */
type EventBody = EventDraft extends infer Draft
  ? Draft extends EventDraft
    ? Pick<Draft, "eventType" | "fields">
    : never
  : never;

/**
 * The traces of a change: timeline entry, audit record with the state before and after, and event.
 *
 * @example tracesOf(incident, { actor, at }, { entryType: "note_added", … })
 */
export function tracesOf(incident: Incident, { actor, at }: Deciding, account: Account): Traces {
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
