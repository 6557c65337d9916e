import {
  type Actor,
  type CreateWebhookEndpoint,
  DomainError,
  type WebhookEndpoint,
  type WebhookEndpointWithSecret,
} from "@hoc/incident-schemas";
import type { Ambient, IncidentPorts, WebhookSender } from "@hoc/incident-schemas/ports";
import { idOfRequest, type KeyedRequest } from "../id-of-request.js";
import type { OpenTransactions } from "../open-transactions.js";
import { loadEndpoint } from "./load-endpoint.js";
import { requireUrl } from "./require-sender.js";
import { newWebhookSecret } from "./sign-webhook.js";
import { toldOf, webhookRecord } from "./webhook-records.js";

/** Most endpoints of a tenant that are not removed. */
export const MAX_WEBHOOK_ENDPOINTS = 50;

/** Version of the derivation: another rule gets another name, so that ids of different rules cannot meet. */
const DERIVATION = "webhook-endpoint-of-request/v1";

/** What it takes to make endpoints: one transaction, chance and ids, whoever sends, who asks, and the request's key. */
export interface EndpointMaking extends Pick<OpenTransactions, "write"> {
  readonly ambient: Pick<Ambient, "uuid" | "randomHex">;
  readonly sender: WebhookSender | undefined;
  readonly actor: Actor;
  readonly request: KeyedRequest | undefined;
}

/**
 * Makes a place where events of the tenant are sent from now on, with its audit record. Its secret is told this once; a
 * request that is sent again makes nothing, and is not told it.
 *
 * @throws DomainError `webhook_url_refused`, `too_many_webhook_endpoints`, `sender_missing`
 * @example const { endpoint, secret } = await createEndpoint(making, "acme", { url: "https://hooks.example.com/" })
 */
export async function createEndpoint(
  { write, ambient, sender, actor, request }: EndpointMaking,
  tenantId: string,
  asked: CreateWebhookEndpoint,
): Promise<WebhookEndpointWithSecret> {
  requireUrl(sender, asked.url);
  const endpointId = idOfRequest("whe", [DERIVATION], request, ambient);
  const secret = newWebhookSecret(ambient);
  return write(async (ports) => {
    const before = await madeBefore(ports, tenantId, endpointId, secret);
    if (before !== undefined) return before;
    await requireRoom(ports, tenantId);
    const endpoint = await storeEndpoint(ports, tenantId, { ...asked, endpointId, secret }, actor);
    const told = { eventType: "WebhookEndpointCreated", before: null, after: toldOf(endpoint) } as const;
    await ports.audit.append(tenantId, [webhookRecord(endpointId, told, { actor, at: ports.recordedAt })]);
    return { endpoint, secret };
  });
}

/**
 * The answer to a request that made its endpoint before. The secret is told only to the very attempt that made it, whose
 * transaction may have been carried out twice.
 */
async function madeBefore(
  { webhooks, recordedAt }: IncidentPorts,
  tenantId: string,
  endpointId: string,
  secret: string,
): Promise<WebhookEndpointWithSecret | undefined> {
  const endpoint = await webhooks.fetchEndpoint(tenantId, endpointId);
  if (endpoint === undefined) return undefined;
  const secrets = await webhooks.fetchSecrets(tenantId, endpointId, recordedAt);
  return { endpoint, secret: secrets.some((one) => one.secret === secret) ? secret : null };
}

async function requireRoom({ webhooks }: IncidentPorts, tenantId: string): Promise<void> {
  if ((await webhooks.countEndpoints(tenantId)) < MAX_WEBHOOK_ENDPOINTS) return;
  throw new DomainError(
    "too_many_webhook_endpoints",
    `The tenant has ${MAX_WEBHOOK_ENDPOINTS} webhook endpoints, which is as many as it can have; remove one first.`,
  );
}

async function storeEndpoint(
  ports: IncidentPorts,
  tenantId: string,
  made: CreateWebhookEndpoint & { readonly endpointId: string; readonly secret: string },
  actor: Actor,
): Promise<WebhookEndpoint> {
  const { endpointId, secret, url, description = null, eventTypes = null } = made;
  const { webhooks, recordedAt } = ports;
  const creation = { endpointId, createdBy: actor, createdAt: recordedAt };
  await webhooks.insertEndpoint(tenantId, creation);
  await webhooks.insertVersion(tenantId, {
    ...{ endpointId, version: 1, url, description, eventTypes },
    ...{ status: "enabled", statusReason: null, changedBy: actor, changedAt: recordedAt },
  });
  await webhooks.insertSecret(tenantId, { ...creation, generation: 1, secret, previousEndsAt: null });
  return loadEndpoint(ports, tenantId, endpointId);
}
