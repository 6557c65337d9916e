import { DomainError, type WebhookAttempt, type WebhookDelivery } from "@hoc/incident-schemas";
import type { ReadPorts } from "@hoc/incident-schemas/ports";
import { loadEndpoint } from "./load-endpoint.js";

/** Most attempts that are shown of one event. */
const SHOWN_ATTEMPTS = 100;

/**
 * How far an event has got on its way to an endpoint, with its last attempts, the newest first.
 *
 * @throws DomainError `webhook_endpoint_not_found`, `webhook_delivery_not_found`
 * @example const { status, log } = await loadDelivery(ports, "acme", { endpointId: "whe_1", eventId: "evt_1" })
 */
export async function loadDelivery(
  ports: Pick<ReadPorts, "webhooks">,
  tenantId: string,
  { endpointId, eventId }: { readonly endpointId: string; readonly eventId: string },
): Promise<WebhookDelivery & { log: WebhookAttempt[] }> {
  await loadEndpoint(ports, tenantId, endpointId);
  const delivery = await ports.webhooks.fetchDelivery(tenantId, endpointId, eventId);
  if (delivery === undefined)
    throw new DomainError("webhook_delivery_not_found", "This event was never queued for this endpoint.", {
      endpointId,
      eventId,
    });
  return { ...delivery, log: await ports.webhooks.listAttempts(tenantId, endpointId, eventId, SHOWN_ATTEMPTS) };
}
