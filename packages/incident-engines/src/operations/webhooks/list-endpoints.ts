import { listWebhookEndpointsInputSchema, webhookEndpointListSchema } from "@hoc/incident-schemas";
import { newestFirstPage } from "../../engines/incident-read/newest-first-page.js";
import { defineOperation } from "../define-operation.js";

/**
 * The tenant's webhook endpoints, made last first, those included that were removed; never their secrets. Errors:
 * `invalid_cursor`.
 *
 * @example await operations.execute("incidents.webhooks.listEndpoints", { limit: 20 }, context)
 */
export const listEndpoints = defineOperation({
  id: "incidents.webhooks.listEndpoints",
  kind: "query",
  permission: "webhooks.manage",
  summary: "Lists webhook endpoints, made last first, without their secrets.",
  input: listWebhookEndpointsInputSchema,
  output: webhookEndpointListSchema,
  handler: (asked, { context: { tenantId }, ports, ambient: { clock } }) =>
    newestFirstPage("webhooks.endpoints", { ports, clock }, tenantId, asked, (page) =>
      ports.webhooks.listEndpoints(tenantId, page),
    ),
});
