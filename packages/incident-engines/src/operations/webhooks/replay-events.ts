import { replayedWebhookEventsSchema, replayWebhookEventsInputSchema } from "@hoc/incident-schemas";
import { replayEvents as replay } from "../../engines/webhook/replay-events.js";
import { defineOperation } from "../define-operation.js";

/**
 * Sends events of a span of time to an endpoint again, the oldest first, under the ids that they had: those that it did
 * not take, or all; at most 10,000 at once. Those that wait are sent at once, also where the endpoint was paused. Errors: `webhook_endpoint_not_found`, `webhook_endpoint_removed`,
 * `webhook_endpoint_disabled`, `invalid_input`.
 *
 * @example
 * await operations.execute("incidents.webhooks.replayEvents",
 *   { endpointId: "whe_1", since: "2026-03-14T09:00:00Z" }, context)
 */
export const replayEvents = defineOperation({
  id: "incidents.webhooks.replayEvents",
  kind: "command",
  permission: "webhooks.manage",
  summary: "Sends events of a span of time to an endpoint again.",
  input: replayWebhookEventsInputSchema,
  output: replayedWebhookEventsSchema,
  handler: (asked, { context: { tenantId, actor }, ports }) => replay({ ports, actor }, tenantId, asked),
});
