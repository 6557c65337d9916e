import { changedWebhookEndpointSchema, updateWebhookEndpointInputSchema } from "@hoc/incident-schemas";
import { updateEndpoint as update } from "../../engines/webhook/update-endpoint.js";
import { defineOperation } from "../define-operation.js";

/**
 * Changes an endpoint: URL, description, types of events, or whether anything is sent there. What is left out stays;
 * disabling cancels what waits. Errors: `webhook_endpoint_not_found`, `webhook_endpoint_removed`, `version_conflict`,
 * `webhook_url_refused`, `sender_missing`.
 *
 * @example
 * await operations.execute("incidents.webhooks.updateEndpoint", { endpointId: "whe_1", status: "disabled" }, context)
 */
export const updateEndpoint = defineOperation({
  id: "incidents.webhooks.updateEndpoint",
  kind: "command",
  permission: "webhooks.manage",
  summary: "Changes a webhook endpoint, or disables or enables it.",
  input: updateWebhookEndpointInputSchema,
  output: changedWebhookEndpointSchema,
  handler: (asked, { context: { tenantId, actor }, ports, webhooks: sender }) =>
    update({ ports, actor, sender }, tenantId, asked),
});
