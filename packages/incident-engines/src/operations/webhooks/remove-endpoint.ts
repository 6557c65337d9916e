import { changedWebhookEndpointSchema, removeWebhookEndpointInputSchema } from "@hoc/incident-schemas";
import { removeEndpoint as remove } from "../../engines/webhook/remove-endpoint.js";
import { defineOperation } from "../define-operation.js";

/**
 * Removes an endpoint for good and cancels what waits for it; its log stays. One that is removed stays as it is, with
 * its first reason. Errors: `webhook_endpoint_not_found`.
 *
 * @example
 * await operations.execute("incidents.webhooks.removeEndpoint", { endpointId: "whe_1", reason: "it moved" }, context)
 */
export const removeEndpoint = defineOperation({
  id: "incidents.webhooks.removeEndpoint",
  kind: "command",
  permission: "webhooks.manage",
  summary: "Removes a webhook endpoint for good.",
  input: removeWebhookEndpointInputSchema,
  output: changedWebhookEndpointSchema,
  handler: (asked, { context: { tenantId, actor }, ports }) => remove({ ports, actor }, tenantId, asked),
});
