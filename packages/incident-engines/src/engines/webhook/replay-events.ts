import {
  type Actor,
  DomainError,
  invalidInput,
  MAX_REPLAYED_EVENTS,
  type ReplayedWebhookEvents,
  type ReplayWebhookEvents,
  type WebhookEndpoint,
} from "@hoc/incident-schemas";
import type { IncidentPorts, WebhookReplay } from "@hoc/incident-schemas/ports";
import { loadLivingEndpoint, typesOf } from "./load-endpoint.js";
import { webhookRecord } from "./webhook-records.js";

/** What it takes to send events again. */
export interface EventReplaying {
  readonly ports: IncidentPorts;
  readonly actor: Actor;
}

/**
 * Queues one event again that was queued for an endpoint before, whatever became of it; one that waits is due at once.
 * One that is being sent at this moment stays as it is and is not counted.
 *
 * @throws DomainError `webhook_endpoint_not_found`, `webhook_endpoint_removed`, `webhook_endpoint_disabled`,
 * `webhook_delivery_not_found` for an event that was never queued for it, or of a type that it takes no more
 * @example await replayDelivery({ ports, actor }, "acme", { endpointId: "whe_1", eventId: "evt_1" })
 */
export async function replayDelivery(
  replaying: EventReplaying,
  tenantId: string,
  { endpointId, eventId }: { readonly endpointId: string; readonly eventId: string },
): Promise<ReplayedWebhookEvents> {
  const { webhooks } = replaying.ports;
  const endpoint = await loadEnabledEndpoint(replaying.ports, tenantId, endpointId);
  const delivery = await webhooks.fetchDelivery(tenantId, endpointId, eventId);
  const replayed = await replay(replaying, tenantId, endpoint, { which: { eventId }, all: true, limit: 1 });
  if (replayed.queued > 0 || delivery?.status === "pending") return replayed;
  throw new DomainError("webhook_delivery_not_found", "The tenant has no event of this id that this endpoint takes.", {
    endpointId,
    eventId,
  });
}

/**
 * Queues events of a span of time for an endpoint again, the oldest first: those that it did not take, or all. Those that
 * wait are due at once. It can be asked for time from before the endpoint.
 *
 * @throws DomainError `webhook_endpoint_not_found`, `webhook_endpoint_removed`, `webhook_endpoint_disabled`,
 * `invalid_input` for a span that ends before it begins, or begins in the future
 * @example await replayEvents({ ports, actor }, "acme", { endpointId: "whe_1", since: yesterday, all: false })
 */
export async function replayEvents(
  replaying: EventReplaying,
  tenantId: string,
  { endpointId, since, until = replaying.ports.recordedAt, all }: ReplayWebhookEvents,
): Promise<ReplayedWebhookEvents> {
  requireSpan(since, until, replaying.ports.recordedAt);
  const endpoint = await loadEnabledEndpoint(replaying.ports, tenantId, endpointId);
  return replay(replaying, tenantId, endpoint, { which: { since, until }, all, limit: MAX_REPLAYED_EVENTS });
}

function requireSpan(since: string, until: string, now: string): void {
  if (since > now) throw invalidInput([{ pointer: "/since", message: "lies in the future" }]);
  if (until < since) throw invalidInput([{ pointer: "/until", message: "lies before since" }]);
}

async function loadEnabledEndpoint(
  ports: IncidentPorts,
  tenantId: string,
  endpointId: string,
): Promise<WebhookEndpoint> {
  const endpoint = await loadLivingEndpoint(ports, tenantId, endpointId);
  if (endpoint.status === "enabled") return endpoint;
  throw new DomainError(
    "webhook_endpoint_disabled",
    "The webhook endpoint is disabled; enable it before events are sent again.",
    { endpointId },
  );
}

async function replay(
  { ports: { webhooks, audit, recordedAt }, actor }: EventReplaying,
  tenantId: string,
  endpoint: WebhookEndpoint,
  asked: Pick<WebhookReplay, "which" | "all" | "limit">,
): Promise<ReplayedWebhookEvents> {
  const { endpointId } = endpoint;
  const { queued, hasMore, lastRecordedAt } = await webhooks.replay(tenantId, {
    ...asked,
    endpointId,
    eventTypes: typesOf(endpoint),
    at: recordedAt,
  });
  if (queued > 0) {
    const after = { ...asked.which, all: asked.all, queued, hasMore, lastRecordedAt };
    const told = { eventType: "WebhookEventsReplayed", before: null, after } as const;
    await audit.append(tenantId, [webhookRecord(endpointId, told, { actor, at: recordedAt })]);
  }
  return { endpointId, queued, hasMore, lastRecordedAt };
}
