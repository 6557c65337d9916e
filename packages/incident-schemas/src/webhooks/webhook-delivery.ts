import { z } from "zod";
import { instantSchema } from "../primitives/instant.js";
import { cursorSchema, pageInfo, pageLimitSchema } from "../primitives/page.js";
import { sequence } from "../primitives/read-point.js";
import { storableText } from "../primitives/text.js";
import { webhookEndpointIdSchema } from "./webhook-endpoint.js";

/**
 * How far an event has got on its way to an endpoint: it waits for its first or next attempt; a 2xx took it; nothing
 * took it for 24 hours; it was cancelled because the endpoint was disabled or removed.
 */
export const WEBHOOK_DELIVERY_STATUSES = ["pending", "delivered", "given_up", "cancelled"] as const;

/** How far an event has got on its way to an endpoint. */
export type WebhookDeliveryStatus = (typeof WEBHOOK_DELIVERY_STATUSES)[number];

/** What came of one attempt: an answer of 2xx, another answer, no answer, or an address that nothing is sent to. */
export const WEBHOOK_ATTEMPT_OUTCOMES = ["taken", "refused", "unreachable", "blocked"] as const;

/** What came of one attempt. */
export type WebhookAttemptOutcome = (typeof WEBHOOK_ATTEMPT_OUTCOMES)[number];

/** Most events that one replay can bring back. */
export const MAX_REPLAYED_EVENTS = 10_000;

/** One attempt to deliver, as it is shown. */
export const webhookAttemptSchema = z
  .strictObject({
    attemptId: z.string(),
    at: z.string(),
    outcome: z.enum(WEBHOOK_ATTEMPT_OUTCOMES),
    statusCode: z.int().nullable().describe("Of the answer; null without one."),
    error: z.string().nullable().describe("Why it was not taken, in words."),
    excerpt: z.string().nullable().describe("The beginning of the answer's body, where it did not take the event."),
    durationMs: z.int(),
  })
  .meta({ id: "WebhookAttempt" });

/** One attempt to deliver. */
export type WebhookAttempt = z.output<typeof webhookAttemptSchema>;

/** An event on its way to an endpoint, as it is shown. */
export const webhookDeliverySchema = z
  .strictObject({
    endpointId: z.string(),
    eventId: z.string().describe("The event, and the `webhook-id` that it is sent under every time."),
    eventType: z.string(),
    incidentId: z.string().nullable(),
    status: z.enum(WEBHOOK_DELIVERY_STATUSES),
    attempts: z.int().describe("Since it was queued last."),
    replays: z.int().describe("How often somebody asked for it again."),
    queuedAt: z.string(),
    nextAttemptAt: z.string().nullable().describe("Not before then; null where it waits for nothing."),
    endedAt: z.string().nullable().describe("When it was delivered, given up or cancelled."),
    lastStatusCode: z.int().nullable(),
    lastError: z.string().nullable(),
    sequence,
  })
  .meta({ id: "WebhookDelivery" });

/** An event on its way to an endpoint. */
export type WebhookDelivery = z.output<typeof webhookDeliverySchema>;

/** Input of `incidents.webhooks.listDeliveries`. It shows the log as it is now: deliveries are no part of what is recorded. */
export const listWebhookDeliveriesInputSchema = z
  .strictObject({
    endpointId: webhookEndpointIdSchema,
    status: z.enum(WEBHOOK_DELIVERY_STATUSES).optional(),
    limit: pageLimitSchema,
    cursor: cursorSchema.optional(),
  })
  .meta({ id: "ListWebhookDeliveries" });

/** How an endpoint is by now, as it is shown. */
export const webhookCircuitSchema = z
  .strictObject({
    failuresInARow: z.int().describe("How often in a row it took nothing; 0 once it takes an event."),
    pausedUntil: z
      .string()
      .nullable()
      .describe("Nothing is sent to it before then, because it took nothing so often; null where it is not paused."),
  })
  .meta({ id: "WebhookCircuit" });

/** How an endpoint is by now. */
export type WebhookCircuit = z.output<typeof webhookCircuitSchema>;

/** Output of `incidents.webhooks.listDeliveries`, the newest event first, and how the endpoint is. */
export const webhookDeliveryListSchema = z
  .strictObject({ items: z.array(webhookDeliverySchema), circuit: webhookCircuitSchema, ...pageInfo })
  .meta({ id: "WebhookDeliveryList" });

const eventId = storableText(100);

/** Input of `incidents.webhooks.getDelivery`. */
export const getWebhookDeliveryInputSchema = z
  .strictObject({ endpointId: webhookEndpointIdSchema, eventId })
  .meta({ id: "GetWebhookDelivery" });

/** Output of `incidents.webhooks.getDelivery`: the delivery and its last 100 attempts, the newest first. */
export const webhookDeliveryDetailSchema = webhookDeliverySchema
  .extend({ log: z.array(webhookAttemptSchema) })
  .meta({ id: "WebhookDeliveryDetail" });

/** Input of `incidents.webhooks.replayDelivery`. */
export const replayWebhookDeliveryInputSchema = z
  .strictObject({ endpointId: webhookEndpointIdSchema, eventId })
  .meta({ id: "ReplayWebhookDelivery" });

/** Input of `incidents.webhooks.replayEvents`. */
export const replayWebhookEventsInputSchema = z
  .strictObject({
    endpointId: webhookEndpointIdSchema,
    since: instantSchema.describe("Events that were recorded from then on."),
    until: instantSchema.optional().describe("Events that were recorded before then; by default up to now."),
    all: z
      .boolean()
      .default(false)
      .describe(
        "Events that the endpoint took are sent again too; by default only those that it did not take, and at once those that wait for another attempt.",
      ),
  })
  .meta({ id: "ReplayWebhookEvents" });

/** A replay that is asked for, after validation. */
export type ReplayWebhookEvents = z.output<typeof replayWebhookEventsInputSchema>;

/** Output of `incidents.webhooks.replayDelivery` and `replayEvents`. */
export const replayedWebhookEventsSchema = z
  .strictObject({
    endpointId: z.string(),
    queued: z.int().describe("How many events were queued again; what is being sent at this moment is not counted."),
    hasMore: z
      .boolean()
      .describe(`Whether there were more than ${MAX_REPLAYED_EVENTS}; go on with \`since\` at the last one's instant.`),
    lastRecordedAt: z.string().nullable().describe("When the last one of them was recorded."),
  })
  .meta({ id: "ReplayedWebhookEvents" });

/** What a replay queued. */
export type ReplayedWebhookEvents = z.output<typeof replayedWebhookEventsSchema>;

/** Input of `incidents.webhooks.testEndpoint`. */
export const testWebhookEndpointInputSchema = z
  .strictObject({ endpointId: webhookEndpointIdSchema })
  .meta({ id: "TestWebhookEndpoint" });

/** Output of `incidents.webhooks.testEndpoint`: what came of one event of type `webhooks.EndpointTested`, sent at once. */
export const testedWebhookEndpointSchema = z
  .strictObject({ endpointId: z.string(), eventId: z.string(), attempt: webhookAttemptSchema })
  .meta({ id: "TestedWebhookEndpoint" });

/** What came of a test. */
export type TestedWebhookEndpoint = z.output<typeof testedWebhookEndpointSchema>;
