import { getWebhookDeliveryInputSchema, webhookDeliveryDetailSchema } from "@hoc/incident-schemas";
import { loadDelivery } from "../../engines/webhook/load-delivery.js";
import { defineOperation } from "../define-operation.js";

/**
 * How far an event has got on its way to an endpoint, with its last 100 attempts, the newest first. Errors:
 * `webhook_endpoint_not_found`, `webhook_delivery_not_found`.
 *
 * @example
 * await operations.execute("incidents.webhooks.getDelivery", { endpointId: "whe_1", eventId: "evt_1" }, context)
 */
export const getDelivery = defineOperation({
  id: "incidents.webhooks.getDelivery",
  kind: "query",
  permission: "webhooks.manage",
  summary: "Shows how far an event has got on its way to an endpoint, with its last attempts.",
  input: getWebhookDeliveryInputSchema,
  output: webhookDeliveryDetailSchema,
  handler: (asked, { context: { tenantId }, ports }) => loadDelivery(ports, tenantId, asked),
});
