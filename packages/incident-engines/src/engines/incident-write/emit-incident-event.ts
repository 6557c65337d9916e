import type { EventDraft } from "@hoc/incident-schemas";
import type { IncidentPorts } from "@hoc/incident-schemas/ports";

/**
 * Puts an event into the outbox, in the transaction that makes it true. It is validated first: an event that does not
 * match its schema fails the whole change.
 *
 * @throws EventSchemaViolation
 * @example await emitIncidentEvent(ports, "acme", { eventType: "incidents.IncidentAcknowledged", … })
 */
export async function emitIncidentEvent(
  ports: Pick<IncidentPorts, "outbox">,
  tenantId: string,
  draft: EventDraft,
): Promise<void> {
  await ports.outbox.append(tenantId, [draft]);
}
