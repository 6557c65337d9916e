import type { DomainEvent, WebhookEndpoint } from "@hoc/incident-schemas";
import type {
  ClaimedWebhook,
  IncidentPorts,
  MadeWebhookAttempt,
  NewWebhookSecret,
  NewWebhookVersion,
  QueuedAgain,
  WebhookAnswer,
  WebhookDriver,
  WebhookReplay,
  WebhookRequest,
  WebhookSender,
} from "@hoc/incident-schemas/ports";
import { stubPorts } from "@hoc/incident-schemas/testing";
import { ADA, NOW, notedTraces } from "./noted-traces.js";

/** Where the endpoints of tests are. */
export const HOOK_URL = "https://hooks.example.com/incidents?token=t0ken";

/** An endpoint of the tenant `acme` as it stands, unless a test wishes otherwise. */
export function storedEndpoint(wish: Partial<WebhookEndpoint> = {}): WebhookEndpoint {
  return {
    endpointId: "whe_1",
    tenantId: "acme",
    url: HOOK_URL,
    description: null,
    eventTypes: null,
    status: "enabled",
    statusReason: null,
    version: 1,
    createdBy: ADA,
    createdAt: "2026-03-14T11:00:00.000000Z",
    changedBy: ADA,
    changedAt: "2026-03-14T11:00:00.000000Z",
    recordedAt: "2026-03-14T11:00:00.000000Z",
    sequence: 1,
    ...wish,
  };
}

/** The endpoints of the tenant `acme` in memory, each with one secret, and the ports of a transaction on them. */
export function webhookWorld(...endpoints: readonly WebhookEndpoint[]) {
  const stored = new Map(endpoints.map((endpoint) => [endpoint.endpointId, endpoint]));
  const secrets: (Pick<NewWebhookSecret, "endpointId" | "generation" | "secret" | "previousEndsAt"> & object)[] =
    endpoints.map(({ endpointId }) => ({ endpointId, generation: 1, secret: "whsec_b25l", previousEndsAt: null }));
  const versions: NewWebhookVersion[] = [];
  const cancelled: string[] = [];
  const attempts: MadeWebhookAttempt[] = [];
  const replays: WebhookReplay[] = [];
  const { audit, events, ports: traces } = notedTraces(() => undefined);
  let again: QueuedAgain = { queued: 0, hasMore: false, lastRecordedAt: null };

  const webhooks: Partial<WebhookDriver> = {
    async insertEndpoint(tenantId, { endpointId, createdBy, createdAt }) {
      stored.set(endpointId, storedEndpoint({ endpointId, tenantId, createdBy, createdAt, version: 0 }));
    },
    async insertVersion(_tenantId, version) {
      const before = stored.get(version.endpointId);
      if (before === undefined || before.version >= version.version) return false;
      versions.push(version);
      const { eventTypes, ...rest } = version;
      stored.set(version.endpointId, {
        ...before,
        ...rest,
        eventTypes: eventTypes && [...eventTypes],
        recordedAt: NOW,
      });
      return true;
    },
    async insertSecret(_tenantId, secret) {
      secrets.unshift(secret);
    },
    async fetchEndpoint(tenantId, endpointId) {
      const endpoint = stored.get(endpointId);
      return endpoint?.tenantId === tenantId ? endpoint : undefined;
    },
    countEndpoints: async () => [...stored.values()].filter(({ status }) => status !== "removed").length,
    fetchSecrets: async (_tenantId, endpointId) => secrets.filter((one) => one.endpointId === endpointId),
    async cancelDeliveries(_tenantId, endpointId) {
      cancelled.push(endpointId);
      return 1;
    },
    fetchDelivery: async () => undefined,
    fetchCircuit: async () => undefined,
    async insertAttempt(_tenantId, attempt) {
      attempts.push(attempt);
    },
    async replay(_tenantId, replay) {
      replays.push(replay);
      return again;
    },
  };
  const ports: IncidentPorts = stubPorts({ webhooks, ...traces, recordedAt: NOW });
  return {
    ...{ ports, webhooks, audit, events, stored, secrets, versions, cancelled, attempts, replays },
    /** Says what a replay queues from here on. */
    queueAgain(queued: QueuedAgain) {
      again = queued;
    },
  };
}

/** An answer of a receiver, a 204 unless a test wishes otherwise. */
export function answered(wish: Partial<Extract<WebhookAnswer, { kind: "answered" }>> = {}): WebhookAnswer {
  return { kind: "answered", statusCode: 204, excerpt: "", retryAfterSeconds: null, durationMs: 12, ...wish };
}

/** A sender that takes every URL but those with `internal` in them, and keeps what it is told to send. */
export function notedSender(
  answer: (request: WebhookRequest) => WebhookAnswer | Promise<WebhookAnswer> = () => answered(),
) {
  const requests: WebhookRequest[] = [];
  const sender: WebhookSender = {
    refusalOf: (url) => (url.includes("internal") ? "it is an address inside." : null),
    async send(request) {
      requests.push(request);
      return answer(request);
    },
  };
  return { sender, requests };
}

/** A claimed event of an incident, for the first attempt unless a test wishes otherwise. */
export function claimedWebhook(wish: Partial<ClaimedWebhook> & { readonly eventId?: string } = {}): ClaimedWebhook {
  const { eventId = "evt_1", ...rest } = wish;
  return {
    endpointId: "whe_1",
    url: HOOK_URL,
    event: domainEvent({ eventId }),
    attempts: 0,
    queuedAt: NOW,
    leasedUntil: "2026-03-14T12:01:00.000000Z",
    secrets: ["whsec_b25l"],
    ...rest,
  };
}

/** An event that tells of an incident, with members as a test wishes. */
export function domainEvent(members: object = {}): DomainEvent {
  return {
    eventId: "evt_1",
    eventType: "incidents.IncidentReopened",
    tenantId: "acme",
    projectId: "__system__",
    actorType: "user",
    actorId: "ada",
    decisionOwner: "incidents",
    sequenceNo: 17,
    schemaVersion: "1.0.0",
    occurredAt: NOW,
    incidentId: "inc_1",
    incidentState: "ACTIVE",
    reason: "It is back.",
    ...members,
  } as DomainEvent;
}
