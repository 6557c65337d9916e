import { DomainError, type EventType, type WebhookEndpoint } from "@hoc/incident-schemas";
import type { ReadPoint, ReadPorts } from "@hoc/incident-schemas/ports";

/**
 * One endpoint of the tenant, as it stands or as it stood at a point.
 *
 * @throws DomainError `webhook_endpoint_not_found`, the same for an unknown id and for another tenant's
 * @example const endpoint = await loadEndpoint(ports, "acme", "whe_1")
 */
export async function loadEndpoint(
  ports: Pick<ReadPorts, "webhooks">,
  tenantId: string,
  endpointId: string,
  at?: ReadPoint,
): Promise<WebhookEndpoint> {
  const endpoint = await ports.webhooks.fetchEndpoint(tenantId, endpointId, at);
  if (endpoint !== undefined) return endpoint;
  throw new DomainError("webhook_endpoint_not_found", "The tenant has no webhook endpoint of this id.", { endpointId });
}

/**
 * The same where it can still be changed or asked something.
 *
 * @throws DomainError `webhook_endpoint_not_found`, `webhook_endpoint_removed`
 * @example const endpoint = await loadLivingEndpoint(ports, "acme", "whe_1")
 */
export async function loadLivingEndpoint(
  ports: Pick<ReadPorts, "webhooks">,
  tenantId: string,
  endpointId: string,
): Promise<WebhookEndpoint> {
  const endpoint = await loadEndpoint(ports, tenantId, endpointId);
  if (endpoint.status !== "removed") return endpoint;
  throw new DomainError("webhook_endpoint_removed", "The webhook endpoint was removed; make a new one.", {
    endpointId,
  });
}

/**
 * The types of events that an endpoint takes; null where it takes all. They were checked when they were stored.
 *
 * @example typesOf(endpoint) // ["incidents.IncidentCreated"]
 */
export function typesOf({ eventTypes }: Pick<WebhookEndpoint, "eventTypes">): readonly EventType[] | null {
  return eventTypes as readonly EventType[] | null;
}
