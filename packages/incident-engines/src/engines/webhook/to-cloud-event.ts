import {
  CLOUD_EVENTS_VERSION,
  type DomainEvent,
  type EventBase,
  incidentIdOf,
  type OutgoingCloudEvent,
} from "@hoc/incident-schemas";

/** Digits in which the place of an event is written, so that places sort as text. */
const SEQUENCE_DIGITS = 20;

/**
 * An event of the catalogue as it leaves the product. What is delivered in order has the same `partitionkey`: the events
 * of an incident; an event of none stands alone.
 *
 * @example toCloudEvent(event).type // "incidents.IncidentCreated"
 */
export function toCloudEvent(event: DomainEvent): OutgoingCloudEvent {
  const incidentId = incidentIdOf(event);
  return cloudEventOf(event, incidentId === null ? {} : { subject: incidentId });
}

/**
 * Whatever has the base of an event as it leaves the product.
 *
 * @example cloudEventOf(testEvent(asked)) // of no incident
 */
export function cloudEventOf(event: EventBase, { subject }: { readonly subject?: string } = {}): OutgoingCloudEvent {
  const { eventId, eventType, tenantId, occurredAt, schemaVersion, sequenceNo } = event;
  return {
    specversion: CLOUD_EVENTS_VERSION,
    id: eventId,
    source: `urn:hoc:tenant:${encodeURIComponent(tenantId)}`,
    type: eventType,
    ...(subject === undefined ? {} : { subject }),
    time: occurredAt,
    datacontenttype: "application/json",
    dataschema: `urn:hoc:event:${eventType}:${schemaVersion}`,
    partitionkey: subject ?? eventId,
    sequence: String(sequenceNo).padStart(SEQUENCE_DIGITS, "0"),
    data: { ...event },
  };
}
