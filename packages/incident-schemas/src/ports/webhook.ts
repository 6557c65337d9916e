import type { DomainEvent, EventType } from "../events/catalogue.js";
import type { Actor } from "../incident/actor.js";
import type { Instant } from "../primitives/instant.js";
import type {
  WebhookAttempt,
  WebhookCircuit,
  WebhookDelivery,
  WebhookDeliveryStatus,
} from "../webhooks/webhook-delivery.js";
import type { WebhookEndpoint, WebhookEndpointStatus } from "../webhooks/webhook-endpoint.js";
import type { NewestFirstPage, ReadPoint } from "./read-point.js";

/** An endpoint that is about to be stored. */
export interface NewWebhookEndpoint {
  readonly endpointId: string;
  readonly createdBy: Actor;
  readonly createdAt: Instant;
}

/** How an endpoint is from one change to the next. */
export interface NewWebhookVersion {
  readonly endpointId: string;
  /** 1 for the first; the database refuses one that there is. */
  readonly version: number;
  readonly url: string;
  readonly description: string | null;
  /** Null where every type is sent. */
  readonly eventTypes: readonly EventType[] | null;
  readonly status: WebhookEndpointStatus;
  readonly statusReason: string | null;
  readonly changedBy: Actor;
  readonly changedAt: Instant;
}

/** A key that signs what is sent to an endpoint. */
export interface NewWebhookSecret {
  readonly endpointId: string;
  /** 1 for the first; each rotation adds one. */
  readonly generation: number;
  /** `whsec_` and the base64 of the key. */
  readonly secret: string;
  /** From then on no generation before signs anything any more; null for the first. */
  readonly previousEndsAt: Instant | null;
  readonly createdBy: Actor;
  readonly createdAt: Instant;
}

/** A key that signs at an instant. */
export interface ValidWebhookSecret {
  readonly generation: number;
  readonly secret: string;
}

/** Where a page of an endpoint's deliveries begins and which of them it shows. */
export interface WebhookDeliveryPage {
  /** Only events before this number of the tenant's sequence. */
  readonly beforeSequence?: number | undefined;
  readonly status?: WebhookDeliveryStatus | undefined;
  readonly limit: number;
}

/** Which events are to be sent again. */
export interface WebhookReplay {
  readonly endpointId: string;
  readonly eventTypes: readonly EventType[] | null;
  /** One event that was queued before, or those that were recorded in a span of time: from `since`, before `until`. */
  readonly which: { readonly eventId: string } | { readonly since: Instant; readonly until: Instant };
  /** Those too that the endpoint took, not only those that it did not take and those that wait. */
  readonly all: boolean;
  readonly at: Instant;
  readonly limit: number;
}

/** What was queued again, in the order of the events. */
export interface QueuedAgain {
  readonly queued: number;
  readonly hasMore: boolean;
  readonly lastRecordedAt: Instant | null;
}

/**
 * Stores and reads the places where events are sent, under the tenant's head; rows of endpoints, versions and secrets are
 * added, never changed.
 */
export interface WebhookDriver {
  insertEndpoint(tenantId: string, endpoint: NewWebhookEndpoint): Promise<void>;
  /**
   * Stores how an endpoint is from now on, and closes its circuit where the URL or the status is another; gives whether it
   * did: false when there is such a version.
   */
  insertVersion(tenantId: string, version: NewWebhookVersion): Promise<boolean>;
  insertSecret(tenantId: string, secret: NewWebhookSecret): Promise<void>;
  /** One endpoint as it stands, or as it stood at a point, or `undefined`. */
  fetchEndpoint(tenantId: string, endpointId: string, at?: ReadPoint): Promise<WebhookEndpoint | undefined>;
  /** Endpoints made before `beforeSequence`, the last one first, each as it stood at the point. */
  listEndpoints(tenantId: string, page: NewestFirstPage): Promise<WebhookEndpoint[]>;
  /** How many endpoints of the tenant are not removed. */
  countEndpoints(tenantId: string): Promise<number>;
  /** The keys that sign at an instant: the newest, and those that no later one has ended by then; the newest first. */
  fetchSecrets(tenantId: string, endpointId: string, at: Instant): Promise<ValidWebhookSecret[]>;
  /** Deliveries of an endpoint, the newest event first. */
  listDeliveries(tenantId: string, endpointId: string, page: WebhookDeliveryPage): Promise<WebhookDelivery[]>;
  fetchDelivery(tenantId: string, endpointId: string, eventId: string): Promise<WebhookDelivery | undefined>;
  /** How an endpoint is by now; `undefined` where there is none. */
  fetchCircuit(tenantId: string, endpointId: string): Promise<WebhookCircuit | undefined>;
  /** Attempts to deliver an event, tests too, the newest first. */
  listAttempts(tenantId: string, endpointId: string, eventId: string, limit: number): Promise<WebhookAttempt[]>;
  /** Appends what came of a test to the log of attempts. */
  insertAttempt(tenantId: string, attempt: MadeWebhookAttempt): Promise<void>;
  /** Ends everything that waits for an endpoint as cancelled; gives how many that were. */
  cancelDeliveries(tenantId: string, endpointId: string, at: Instant): Promise<number>;
  /**
   * Queues events again, whether they were queued before or not, the oldest ones first; each waits for nothing but those
   * of its incident that are queued before it. What waits and nobody holds is due now, and its attempts and its time
   * begin anew. What somebody holds stays as it is and is not counted. The endpoint's circuit closes when anything is
   * queued.
   */
  replay(tenantId: string, replay: WebhookReplay): Promise<QueuedAgain>;
}

/** An event that one worker holds for one endpoint until `leasedUntil`, and what sending it takes. */
export interface ClaimedWebhook {
  readonly endpointId: string;
  readonly url: string;
  readonly event: DomainEvent;
  /** Attempts before this one since it was queued last. */
  readonly attempts: number;
  readonly queuedAt: Instant;
  readonly leasedUntil: Instant;
  /** The keys that sign at the instant of the claim, the newest first. */
  readonly secrets: readonly string[];
}

/** What a worker asks to be given. */
export interface WebhookClaim {
  readonly now: Instant;
  readonly leasedUntil: Instant;
  /** Most events at once. */
  readonly limit: number;
  /** Most events that are under way to one endpoint at a time, those of other workers counted. */
  readonly perEndpoint: number;
  /** From so many failures in a row on an endpoint gets one event at a time. */
  readonly circuitOpensAfter: number;
}

/** An attempt that is over. */
export interface MadeWebhookAttempt extends WebhookAttempt {
  readonly endpointId: string;
  readonly eventId: string;
  readonly eventType: string;
}

/** The worker's side of webhooks, without the tenant's head. */
export interface WebhookDeliveryDriver {
  /**
   * Queues an event for every endpoint of the tenant that is enabled, takes its type and was there before it. An event
   * is queued once for each; gives how many are new. What waits for a circuit that is open becomes due when it closes.
   * Earlier events of its incident that the outbox still keeps for `sink` are queued before it, so that a later one that
   * comes through first overtakes none.
   */
  enqueue(
    tenantId: string,
    event: DomainEvent,
    place: { readonly sink: string; readonly at: Instant },
  ): Promise<number>;
  /**
   * Takes events that are due and nobody holds, of endpoints that are enabled. Of the events of one incident to one
   * endpoint only the first that is pending is taken, so that they arrive in order; two workers never take two of them.
   */
  claim(tenantId: string, claim: WebhookClaim): Promise<ClaimedWebhook[]>;
  /** Appends to the log of attempts. */
  insertAttempt(tenantId: string, attempt: MadeWebhookAttempt): Promise<void>;
  /**
   * Ends a held delivery, or puts it back; gives whether it was still held. One that was cancelled meanwhile and was taken
   * all the same is delivered.
   */
  settle(
    tenantId: string,
    held: Pick<ClaimedWebhook, "endpointId" | "leasedUntil"> & { readonly eventId: string },
    outcome:
      | { readonly status: "delivered" | "given_up"; readonly at: Instant; readonly attempt: WebhookAttempt }
      | { readonly status: "pending"; readonly retryAt: Instant; readonly attempt: WebhookAttempt },
  ): Promise<boolean>;
  /**
   * Notes that an endpoint took an event: its circuit is closed. Gives whether it had been opened. What was sent to a URL
   * that the endpoint has no more says nothing of it.
   */
  noteTaken(tenantId: string, sentTo: Pick<ClaimedWebhook, "endpointId" | "url">, at: Instant): Promise<boolean>;
  /**
   * Notes that an endpoint took nothing; gives how often in a row that is. Null where it does not count: while its circuit
   * is open, because it was under way when that opened, here or with another worker; and where the endpoint has another
   * URL by now.
   */
  noteFailure(
    tenantId: string,
    sentTo: Pick<ClaimedWebhook, "endpointId" | "url">,
    at: Instant,
  ): Promise<number | null>;
  /** Opens an endpoint's circuit: nothing that waits for it is claimed before `until`, whenever it is due. */
  openCircuit(tenantId: string, endpointId: string, until: Instant): Promise<void>;
  /** Gives up what waits for an endpoint and was queued before an instant; gives how many that were. */
  giveUpQueuedBefore(tenantId: string, endpointId: string, queuedBefore: Instant, at: Instant): Promise<number>;
}

/** Finds the tenants that have events to send. */
export interface FanOutWebhooks {
  /** Tenants with events that are due to an endpoint, longest waiting first. */
  tenantsWithDueWebhooks(now: Instant, limit: number): Promise<string[]>;
}
