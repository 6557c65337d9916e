import { testedWebhookEndpointSchema, testWebhookEndpointInputSchema } from "@hoc/incident-schemas";
import { testEndpoint as test } from "../../engines/webhook/test-endpoint.js";
import { defineOperation } from "../define-operation.js";

/**
 * Sends one event of type `webhooks.EndpointTested` to an endpoint at once, also to one that is disabled, and tells what
 * came of it. Errors: `webhook_endpoint_not_found`, `webhook_endpoint_removed`, `sender_missing`.
 *
 * @example
 * const { attempt } = await operations.execute("incidents.webhooks.testEndpoint", { endpointId: "whe_1" }, context)
 */
export const testEndpoint = defineOperation({
  id: "incidents.webhooks.testEndpoint",
  kind: "process",
  permission: "webhooks.manage",
  summary: "Sends a test event to an endpoint at once, and tells what came of it.",
  input: testWebhookEndpointInputSchema,
  output: testedWebhookEndpointSchema,
  handler: (asked, { context: { tenantId, actor, idempotency }, ambient, read, write, webhooks: sender }) =>
    test({ read, write, ambient, sender, actor, request: idempotency }, tenantId, asked),
});
