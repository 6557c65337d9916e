import { listWebhookDeliveriesInputSchema, webhookDeliveryListSchema } from "@hoc/incident-schemas";
import { newestFirstPage } from "../../engines/incident-read/newest-first-page.js";
import { loadCircuit } from "../../engines/webhook/load-circuit.js";
import { loadEndpoint } from "../../engines/webhook/load-endpoint.js";
import { defineOperation } from "../define-operation.js";

/**
 * The events that were queued for an endpoint, the newest first, each with how far it has got by now, and how the endpoint
 * is: how often in a row it took nothing, and until when it is paused. Deliveries are no part of what is recorded, so that
 * there is no earlier state to ask for. Errors: `webhook_endpoint_not_found`,
 * `invalid_cursor`.
 *
 * @example
 * await operations.execute("incidents.webhooks.listDeliveries", { endpointId: "whe_1", status: "given_up" }, context)
 */
export const listDeliveries = defineOperation({
  id: "incidents.webhooks.listDeliveries",
  kind: "query",
  permission: "webhooks.manage",
  summary:
    "Lists the events that were queued for an endpoint, the newest first, with how far each has got, and how the endpoint is.",
  input: listWebhookDeliveriesInputSchema,
  output: webhookDeliveryListSchema,
  async handler(asked, { context: { tenantId }, ports, ambient: { clock } }) {
    const { endpointId, status } = asked;
    await loadEndpoint(ports, tenantId, endpointId);
    const page = await newestFirstPage("webhooks.deliveries", { ports, clock }, tenantId, asked, (place) =>
      ports.webhooks.listDeliveries(tenantId, endpointId, {
        beforeSequence: place.beforeSequence,
        limit: place.limit,
        status,
      }),
    );
    const { items, hasMore, nextCursor } = page;
    const circuit = await loadCircuit({ ports, clock }, tenantId, endpointId);
    return { items, circuit, hasMore, nextCursor };
  },
});
