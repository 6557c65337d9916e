import type { Actor, AuditEntityType, AuditEventType, AuditRecord, EventDraft, Instant } from "@hoc/incident-schemas";
import type { IncidentPorts } from "@hoc/incident-schemas/ports";
import type { EventProject } from "./event-project.js";

/** Who changes something, and when: the instant at which the transaction records. */
export interface Doing {
  readonly actor: Actor;
  readonly at: Instant;
}

/** An event without who and when. */
export type EventBody = EventDraft extends infer Draft
  ? Draft extends EventDraft
    ? Pick<Draft, "eventType" | "fields">
    : never
  : never;

/** What is told of a change; who and when follow. */
export interface ToldChange extends Pick<AuditRecord, "after"> {
  readonly event: EventBody;
  readonly auditType: AuditEventType;
  readonly entityType: AuditEntityType;
  readonly entityId: string;
  /** The state before; by default there was none. */
  readonly before?: AuditRecord["before"];
  readonly reason?: string | null;
  /** The project that it happened in; by default in none. */
  readonly project?: EventProject;
}

/** What a change leaves behind beside itself: events for whoever listens, records for the audit ledger. */
export interface ChangeTraces {
  readonly events: readonly EventDraft[];
  readonly audit: readonly AuditRecord[];
}

/**
 * The traces of one change: its event, and its audit record.
 *
 * @example changeTraces({ actor, at }, { event, auditType: "RunStarted", entityType: "RUN", entityId: "run-1", after })
 */
export function changeTraces({ actor, at }: Doing, told: ToldChange): ChangeTraces {
  const { event, auditType, entityType, entityId, before = null, after, reason = null, project = {} } = told;
  return {
    events: [{ ...event, ...project, actor, occurredAt: at } as EventDraft],
    audit: [{ eventType: auditType, entityType, entityId, actor, reason, before, after, at }],
  };
}

/**
 * Writes the traces of a change in its transaction; when one fails, all do, and the change with them.
 *
 * @example await appendTraces(ports, "acme", { events: [draft], audit: [record] })
 */
export async function appendTraces(
  ports: Pick<IncidentPorts, "outbox" | "audit">,
  tenantId: string,
  { events, audit }: ChangeTraces,
): Promise<void> {
  await ports.outbox.append(tenantId, events);
  await ports.audit.append(tenantId, audit);
}
