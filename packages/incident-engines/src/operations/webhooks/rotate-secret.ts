import { rotateWebhookSecretInputSchema, webhookEndpointWithSecretSchema } from "@hoc/incident-schemas";
import { rotateSecret as rotate } from "../../engines/webhook/rotate-secret.js";
import { defineOperation } from "../define-operation.js";
import { keptEndpoint } from "../kept-endpoint.js";

/**
 * Gives an endpoint a new secret, which is told this once; the one before signs beside it for the overlap, so that the
 * receiver can change over. Errors: `webhook_endpoint_not_found`, `webhook_endpoint_removed`.
 *
 * @example
 * await operations.execute("incidents.webhooks.rotateSecret", { endpointId: "whe_1", overlapSeconds: 3_600 }, context)
 */
export const rotateSecret = defineOperation({
  id: "incidents.webhooks.rotateSecret",
  kind: "process",
  permission: "webhooks.manage",
  summary: "Gives an endpoint a new secret; the one before signs beside it for an overlap.",
  input: rotateWebhookSecretInputSchema,
  output: webhookEndpointWithSecretSchema,
  joinsTransaction: true,
  kept: keptEndpoint,
  handler: (asked, { context: { tenantId, actor }, ambient, write }) =>
    rotate({ write, ambient, actor }, tenantId, asked),
});
