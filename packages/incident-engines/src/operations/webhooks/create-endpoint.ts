import { createWebhookEndpointInputSchema, webhookEndpointWithSecretSchema } from "@hoc/incident-schemas";
import { createEndpoint as create } from "../../engines/webhook/create-endpoint.js";
import { defineOperation } from "../define-operation.js";
import { keptEndpoint } from "../kept-endpoint.js";

/**
 * Makes a place outside where events of the tenant are sent from now on, all of them or some types, and tells the secret
 * that they are signed with: in this answer and nowhere else. Errors: `webhook_url_refused`,
 * `too_many_webhook_endpoints`, `sender_missing`.
 *
 * @example
 * const { endpoint, secret } = await operations.execute(
 *   "incidents.webhooks.createEndpoint", { url: "https://hooks.example.com/incidents" }, context)
 */
export const createEndpoint = defineOperation({
  id: "incidents.webhooks.createEndpoint",
  kind: "process",
  permission: "webhooks.manage",
  summary: "Makes a place where events are sent, and tells the secret that signs them, this once.",
  input: createWebhookEndpointInputSchema,
  output: webhookEndpointWithSecretSchema,
  joinsTransaction: true,
  kept: keptEndpoint,
  handler: (asked, { context: { tenantId, actor, idempotency }, ambient, write, webhooks: sender }) =>
    create({ write, ambient, sender, actor, request: idempotency }, tenantId, asked),
});
