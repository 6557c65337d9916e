import {
  type Actor,
  type ChangedWebhookEndpoint,
  canonicalJson,
  type UpdateWebhookEndpoint,
} from "@hoc/incident-schemas";
import type { IncidentPorts, WebhookSender } from "@hoc/incident-schemas/ports";
import { loadLivingEndpoint, typesOf } from "./load-endpoint.js";
import { requireUrl } from "./require-sender.js";
import { type EndpointChange, requireVersion, storeVersion } from "./store-version.js";
import { toldOf, webhookRecord } from "./webhook-records.js";

/** What it takes to change endpoints. */
export interface EndpointChanging {
  readonly ports: IncidentPorts;
  readonly actor: Actor;
  readonly sender: WebhookSender | undefined;
}

/**
 * Changes what is asked of an endpoint, with its audit record; where nothing would be another, nothing is recorded.
 * Disabling cancels what waits.
 *
 * @throws DomainError `webhook_endpoint_not_found`, `webhook_endpoint_removed`, `version_conflict`,
 * `webhook_url_refused`, and `sender_missing` for another URL
 * @example await updateEndpoint({ ports, actor, sender }, "acme", { endpointId: "whe_1", status: "disabled" })
 */
export async function updateEndpoint(
  { ports, actor, sender }: EndpointChanging,
  tenantId: string,
  { endpointId, expectedVersion, ...asked }: UpdateWebhookEndpoint,
): Promise<ChangedWebhookEndpoint> {
  const before = await loadLivingEndpoint(ports, tenantId, endpointId);
  requireVersion(before, expectedVersion);
  const { url, description, status, statusReason } = before;
  const stands: Required<EndpointChange> = { url, description, eventTypes: typesOf(before), status, statusReason };
  const wanted = {
    ...stands,
    url: asked.url ?? url,
    description: asked.description === undefined ? description : asked.description,
    eventTypes: asked.eventTypes === undefined ? stands.eventTypes : asked.eventTypes,
    status: asked.status ?? status,
  };
  if (wanted.url !== url) requireUrl(sender, wanted.url);
  if (canonicalJson(wanted) === canonicalJson(stands)) return { ...before, recorded: false };
  const reason = wanted.status === status ? statusReason : null;
  const after = await storeVersion(ports, tenantId, before, { ...wanted, statusReason: reason }, actor);
  const told = { eventType: "WebhookEndpointChanged", before: toldOf(before), after: toldOf(after) } as const;
  await ports.audit.append(tenantId, [webhookRecord(endpointId, told, { actor, at: ports.recordedAt })]);
  return { ...after, recorded: true };
}
