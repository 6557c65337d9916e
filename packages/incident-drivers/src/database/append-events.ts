import { type DomainEvent, type EventDraft, eventBase, validateEventPayload } from "@hoc/incident-schemas";
import type { Ambient } from "@hoc/incident-schemas/ports";
import type { WriteExecutor } from "../executor.js";
import { insertItems, insertRows } from "./insert-rows.js";
import { DOMAIN_EVENTS, OUTBOX_DELIVERIES } from "./tables/index.js";
import type { TenantHead } from "./tenant-head.js";

/** An event draft with its place in the tenant's sequence. */
export type PlacedEvent = EventDraft & { readonly sequenceNo: number };

/**
 * Validates events, then stores them with a delivery for every sink.
 *
 * @throws EventSchemaViolation before anything is written
 */
export async function appendEvents(
  executor: WriteExecutor,
  head: TenantHead,
  placed: readonly PlacedEvent[],
  context: { readonly ambient: Ambient; readonly sinks: readonly string[] },
): Promise<DomainEvent[]> {
  if (placed.length === 0) return [];
  const events = placed.map((draft) => {
    const given = { eventId: `evt_${context.ambient.uuid()}`, sequenceNo: draft.sequenceNo };
    return validateEventPayload(Object.assign(eventBase(head.tenantId, draft, given), draft.fields));
  });
  const shared = { tenantId: head.tenantId, recordedAt: head.recordedAt };
  await insertItems(executor, DOMAIN_EVENTS, events, shared, (event, field) =>
    field === "payload" ? event : event[field as keyof DomainEvent],
  );
  const deliveries = context.sinks.flatMap((sink) => events.map(({ sequenceNo }) => ({ sink, sequenceNo })));
  await insertRows(executor, OUTBOX_DELIVERIES, deliveries, {
    tenantId: head.tenantId,
    availableAt: head.recordedAt,
    attempts: 0,
    leasedUntil: null,
    deliveredAt: null,
    lastError: null,
  });
  for (const event of events) head.noteEvent(event.sequenceNo);
  return events;
}
