import type { DomainEvent, WebhookAttempt } from "@hoc/incident-schemas";
import type {
  ClaimedWebhook,
  NewWebhookSecret,
  NewWebhookVersion,
  WebhookClaim,
  WebhookReplay,
} from "@hoc/incident-schemas/ports";
import type { Scene } from "./scene.js";

const ANN = { type: "HUMAN", id: "ann" } as const;

/** Where endpoints are, unless a test wishes otherwise. */
const HOOK_URL = "https://receiver.example/hooks";

/** When a worker comes, for how long it holds what it takes, and what else it asks. */
export interface ClaimWish extends Partial<Omit<WebhookClaim, "now" | "leasedUntil">> {
  readonly at: number;
  readonly until?: number;
}

/** What somebody does with webhooks in a scene; every time is in seconds from its start. */
export function webhooksIn(scene: Scene) {
  const { tenantId, time } = scene;

  /** An endpoint's first version, or a later one, as it is about to be stored. */
  const version = (wish: Partial<NewWebhookVersion> = {}): NewWebhookVersion => ({
    endpointId: "whe_1",
    version: 1,
    url: HOOK_URL,
    description: null,
    eventTypes: null,
    status: "enabled",
    statusReason: null,
    changedBy: ANN,
    changedAt: time(0),
    ...wish,
  });

  const secret = (wish: Partial<NewWebhookSecret> = {}): NewWebhookSecret => ({
    endpointId: "whe_1",
    generation: 1,
    secret: "whsec_QUJD",
    previousEndsAt: null,
    createdBy: ANN,
    createdAt: time(0),
    ...wish,
  });

  const attempt = (wish: Partial<WebhookAttempt> = {}): WebhookAttempt => ({
    attemptId: "att_1",
    at: time(1),
    outcome: "taken",
    statusCode: 204,
    error: null,
    excerpt: null,
    durationMs: 12,
    ...wish,
  });

  const refused = (at: number) =>
    attempt({ at: time(at), outcome: "refused", statusCode: 500, error: "It answered 500." });

  function keyOf(held: ClaimedWebhook | undefined) {
    if (held === undefined) throw new Error("nothing was claimed");
    const { endpointId, leasedUntil, event } = held;
    return { endpointId, leasedUntil, eventId: event.eventId };
  }

  return {
    version,
    secret,
    attempt,
    /** Makes an endpoint with a first version and a key. */
    addEndpoint: (wish: Partial<NewWebhookVersion> = {}) =>
      scene.write(async ({ webhooks }) => {
        const { endpointId } = version(wish);
        await webhooks.insertEndpoint(tenantId, { endpointId, createdBy: ANN, createdAt: time(0) });
        await webhooks.insertVersion(tenantId, version(wish));
        await webhooks.insertSecret(tenantId, secret({ endpointId }));
      }),
    change: (wish: Partial<NewWebhookVersion>) =>
      scene.write(({ webhooks }) => webhooks.insertVersion(tenantId, version(wish))),
    rotate: (wish: Partial<NewWebhookSecret>) =>
      scene.write(({ webhooks }) => webhooks.insertSecret(tenantId, secret(wish))),
    /** Announces notes on incidents, or starts of runs where it is none, without queueing them. */
    announce: (...incidentIds: readonly (string | null)[]): Promise<DomainEvent[]> =>
      scene.write(({ outbox, recordedAt }) =>
        outbox.append(
          tenantId,
          incidentIds.map((incidentId) =>
            incidentId === null
              ? {
                  eventType: "runs.RunStarted",
                  actor: ANN,
                  occurredAt: recordedAt,
                  fields: { runId: "run", agentId: "agent", traceId: "trace" },
                }
              : {
                  eventType: "incidents.IncidentNoteAdded",
                  actor: ANN,
                  occurredAt: recordedAt,
                  fields: { incidentId, incidentState: "ACTIVE", note: "a note" },
                },
          ),
        ),
      ),
    /** Queues one event; gives for how many endpoints it is new. */
    enqueue: (event: DomainEvent, at: number, sink = "webhooks") =>
      scene.unitOfWork.work(tenantId, ({ webhookDeliveries }) =>
        webhookDeliveries.enqueue(tenantId, event, { sink, at: time(at) }),
      ),
    /** Announces and queues events of incidents, in order. */
    async queue(at: number, ...incidentIds: readonly (string | null)[]): Promise<DomainEvent[]> {
      const events = await this.announce(...incidentIds);
      for (const event of events) await this.enqueue(event, at);
      return events;
    },
    claim: ({ at, until = at + 30, ...wish }: ClaimWish): Promise<ClaimedWebhook[]> =>
      scene.unitOfWork.work(tenantId, ({ webhookDeliveries }) =>
        webhookDeliveries.claim(tenantId, {
          now: time(at),
          leasedUntil: time(until),
          limit: 100,
          perEndpoint: 100,
          circuitOpensAfter: 5,
          ...wish,
        }),
      ),
    /** Ends a held delivery. */
    end: (held: ClaimedWebhook | undefined, at: number, status: "delivered" | "given_up" = "delivered") =>
      scene.unitOfWork.work(tenantId, ({ webhookDeliveries }) =>
        webhookDeliveries.settle(tenantId, keyOf(held), {
          status,
          at: time(at),
          attempt: status === "delivered" ? attempt({ at: time(at) }) : refused(at),
        }),
      ),
    /** Puts a held delivery back until later. */
    retry: (held: ClaimedWebhook | undefined, at: number, retryAt: number) =>
      scene.unitOfWork.work(tenantId, ({ webhookDeliveries }) =>
        webhookDeliveries.settle(tenantId, keyOf(held), {
          status: "pending",
          retryAt: time(retryAt),
          attempt: refused(at),
        }),
      ),
    circuit: {
      taken: (at: number, endpointId = "whe_1", url = HOOK_URL) =>
        scene.unitOfWork.work(tenantId, ({ webhookDeliveries }) =>
          webhookDeliveries.noteTaken(tenantId, { endpointId, url }, time(at)),
        ),
      failed: (at: number, endpointId = "whe_1", url = HOOK_URL) =>
        scene.unitOfWork.work(tenantId, ({ webhookDeliveries }) =>
          webhookDeliveries.noteFailure(tenantId, { endpointId, url }, time(at)),
        ),
      open: (until: number, endpointId = "whe_1") =>
        scene.unitOfWork.work(tenantId, ({ webhookDeliveries }) =>
          webhookDeliveries.openCircuit(tenantId, endpointId, time(until)),
        ),
      giveUp: (queuedBefore: number, at: number, endpointId = "whe_1") =>
        scene.unitOfWork.work(tenantId, ({ webhookDeliveries }) =>
          webhookDeliveries.giveUpQueuedBefore(tenantId, endpointId, time(queuedBefore), time(at)),
        ),
    },
    /** How the endpoint is by now. */
    fetchCircuit: (endpointId = "whe_1") => scene.read(({ webhooks }) => webhooks.fetchCircuit(tenantId, endpointId)),
    cancel: (at: number, endpointId = "whe_1") =>
      scene.write(({ webhooks }) => webhooks.cancelDeliveries(tenantId, endpointId, time(at))),
    replay: (wish: Pick<WebhookReplay, "which"> & Partial<WebhookReplay>, at: number) =>
      scene.write(({ webhooks }) =>
        webhooks.replay(tenantId, {
          endpointId: "whe_1",
          eventTypes: null,
          all: false,
          limit: 100,
          at: time(at),
          ...wish,
        }),
      ),
    deliveries: (endpointId = "whe_1") =>
      scene.read(({ webhooks }) => webhooks.listDeliveries(tenantId, endpointId, { limit: 1_000 })),
    delivery: (eventId: string, endpointId = "whe_1") =>
      scene.read(({ webhooks }) => webhooks.fetchDelivery(tenantId, endpointId, eventId)),
    /** Whether the search across tenants finds this one. */
    async isDue(at: number): Promise<boolean> {
      const tenants = await scene.unitOfWork.acrossTenants(({ fanOut }) =>
        fanOut.tenantsWithDueWebhooks(time(at), 100_000),
      );
      return tenants.includes(tenantId);
    },
  };
}

/** Ids of the events that were claimed, in their order. */
export const idsOf = (claimed: readonly ClaimedWebhook[]): string[] => claimed.map(({ event }) => event.eventId);
