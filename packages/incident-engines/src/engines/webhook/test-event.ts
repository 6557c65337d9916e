import {
  type Actor,
  EVENT_ACTOR_OF,
  EVENT_SCHEMA_VERSION,
  type EventBase,
  type Instant,
  SYSTEM_PROJECT_ID,
} from "@hoc/incident-schemas";

/** Type of the event that a test sends. It is none of the catalogue: nothing happened that anybody recorded. */
export const TEST_EVENT_TYPE = "webhooks.EndpointTested";

/** What a test event is made of. */
export interface AskedTest {
  readonly eventId: string;
  readonly endpointId: string;
  readonly tenantId: string;
  readonly actor: Actor;
  readonly at: Instant;
}

/**
 * The event that a test of an endpoint sends. It has the members that every event has, and 0 for its place, because it
 * has none among what the tenant recorded.
 *
 * @example testEvent({ eventId: "evt_1", endpointId: "whe_1", tenantId: "acme", actor, at })
 */
export function testEvent({ eventId, endpointId, tenantId, actor, at }: AskedTest): EventBase & {
  readonly endpointId: string;
} {
  return {
    eventId,
    eventType: TEST_EVENT_TYPE,
    tenantId,
    projectId: SYSTEM_PROJECT_ID,
    actorType: EVENT_ACTOR_OF[actor.type],
    actorId: actor.id,
    decisionOwner: "webhooks",
    sequenceNo: 0,
    schemaVersion: EVENT_SCHEMA_VERSION,
    occurredAt: at,
    endpointId,
  };
}
