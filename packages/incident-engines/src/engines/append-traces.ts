import type { AuditRecord, EventDraft } from "@hoc/incident-schemas";
import type { IncidentPorts } from "@hoc/incident-schemas/ports";

/** What a change leaves behind beside itself: events for whoever listens, records for the audit ledger. */
export interface ChangeTraces {
  readonly events: readonly EventDraft[];
  readonly audit: readonly AuditRecord[];
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
