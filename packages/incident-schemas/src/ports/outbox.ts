import type { DomainEvent, EventDraft } from "../events/catalogue.js";
import type { Instant } from "../primitives/instant.js";

/** An event that one worker holds for one sink until `leasedUntil`. */
export interface ClaimedEvent {
  readonly event: DomainEvent;
  readonly attempts: number;
  readonly leasedUntil: Instant;
}

/** Appends events and their deliveries, in the transaction that makes them true. */
export interface OutboxDriver {
  /** Validates, then stores the events with a delivery for every sink. */
  append(tenantId: string, drafts: readonly EventDraft[]): Promise<DomainEvent[]>;
}

/** The relay's side of the outbox. */
export interface DeliveryDriver {
  /** Takes the oldest undelivered events of a tenant and sink that are due and nobody holds. */
  claim(
    tenantId: string,
    claim: { readonly sink: string; readonly now: Instant; readonly leasedUntil: Instant; readonly limit: number },
  ): Promise<ClaimedEvent[]>;
  /** Marks held events as delivered; those whose lease has passed to another stay as they are. */
  markDelivered(
    tenantId: string,
    held: {
      readonly sink: string;
      readonly eventIds: readonly string[];
      readonly leasedUntil: Instant;
      readonly at: Instant;
    },
  ): Promise<number>;
  /** Gives held events back, to be tried again at `retryAt`. */
  markFailed(
    tenantId: string,
    held: {
      readonly sink: string;
      readonly eventIds: readonly string[];
      readonly leasedUntil: Instant;
      readonly retryAt: Instant;
      readonly error: string;
    },
  ): Promise<number>;
  /** Notes that everything is delivered, when it is; so that the tenant is not looked at again until something new comes. */
  settle(tenantId: string): Promise<void>;
}

/** Finds tenants that have work; the only questions that are asked across tenants. */
export interface FanOutDriver {
  /** Tenants with undelivered events that are due, longest waiting first. */
  tenantsWithDeliveries(now: Instant, limit: number): Promise<string[]>;
  /** Tenants where an incident may have been silent too long. */
  tenantsWithStaleIncidents(now: Instant, limit: number): Promise<string[]>;
  /** Tenants with deferred lessons that are due. */
  tenantsWithDueLessons(now: Instant, limit: number): Promise<string[]>;
  /** Tenants with idempotency keys that have expired. */
  tenantsWithExpiredKeys(now: Instant, limit: number): Promise<string[]>;
}
