import { replayedWebhookEventsSchema, replayWebhookDeliveryInputSchema } from "@hoc/incident-schemas";
import { replayDelivery as replay } from "../../engines/webhook/replay-events.js";
import { defineOperation } from "../define-operation.js";

/**
 * Sends one event to an endpoint again, under the `webhook-id` that it had. One that waits is sent at once, also where the
 * endpoint was paused; one that is being sent at this moment is not queued twice.
 * Errors: `webhook_endpoint_not_found`, `webhook_endpoint_removed`, `webhook_endpoint_disabled`,
 * `webhook_delivery_not_found`.
 *
 * @example
 * await operations.execute("incidents.webhooks.replayDelivery", { endpointId: "whe_1", eventId: "evt_1" }, context)
 */
export const replayDelivery = defineOperation({
  id: "incidents.webhooks.replayDelivery",
  kind: "command",
  permission: "webhooks.manage",
  summary: "Sends one event to an endpoint again.",
  input: replayWebhookDeliveryInputSchema,
  output: replayedWebhookEventsSchema,
  handler: (asked, { context: { tenantId, actor }, ports }) => replay({ ports, actor }, tenantId, asked),
});
