import { z } from "zod";
import { EVENT_TYPES, type EventType } from "../events/catalogue.js";
import { actorSchema } from "../incident/actor.js";
import { pageInfo, pageInput } from "../primitives/page.js";
import { asOf, readPoint, sequence } from "../primitives/read-point.js";
import { storableText, writtenText } from "../primitives/text.js";

/** `enabled`: events are sent; `disabled`: none are, until it is enabled again; `removed`: none ever are again. */
export const WEBHOOK_ENDPOINT_STATUSES = ["enabled", "disabled", "removed"] as const;

/** Whether events are sent to an endpoint. */
export type WebhookEndpointStatus = (typeof WEBHOOK_ENDPOINT_STATUSES)[number];

/** How long the secrets before go on signing beside the new one when nobody says otherwise: a day. */
const DEFAULT_SECRET_OVERLAP_SECONDS = 86_400;

/** Longest time that secrets sign side by side: seven days. */
const MAX_SECRET_OVERLAP_SECONDS = 604_800;

/** The id of an endpoint as callers send it. */
export const webhookEndpointIdSchema = storableText(100);

const eventTypes = z
  .array(z.enum(EVENT_TYPES as readonly [EventType, ...EventType[]]))
  .min(1)
  .refine((types) => new Set(types).size === types.length, "must name each event type once");

const url = storableText(2_000).describe(
  "Where events are sent by POST: an `https:` URL without user and password, to a public address.",
);

const description = writtenText(1_000).describe("What people know it by.");

/** Input of `incidents.webhooks.createEndpoint`. */
export const createWebhookEndpointInputSchema = z
  .strictObject({
    url,
    description: description.optional(),
    eventTypes: eventTypes.optional().describe("The only types of events that are sent there; by default all are."),
  })
  .meta({ id: "CreateWebhookEndpoint" });

/** An endpoint that is to be made, after validation. */
export type CreateWebhookEndpoint = z.output<typeof createWebhookEndpointInputSchema>;

/** Input of `incidents.webhooks.updateEndpoint`: what is left out stays. */
export const updateWebhookEndpointInputSchema = z
  .strictObject({
    endpointId: webhookEndpointIdSchema,
    url: url.optional(),
    description: description.nullable().optional(),
    eventTypes: eventTypes.nullable().optional().describe("Null where every type is to be sent."),
    status: z
      .enum(["enabled", "disabled"])
      .optional()
      .describe("Disabling cancels what waits to be sent; a replay brings it back."),
    expectedVersion: z.int().min(1).optional(),
  })
  .meta({ id: "UpdateWebhookEndpoint" });

/** What is to be changed of an endpoint, after validation. */
export type UpdateWebhookEndpoint = z.output<typeof updateWebhookEndpointInputSchema>;

/** Input of `incidents.webhooks.rotateSecret`. */
export const rotateWebhookSecretInputSchema = z
  .strictObject({
    endpointId: webhookEndpointIdSchema,
    overlapSeconds: z
      .int()
      .min(0)
      .max(MAX_SECRET_OVERLAP_SECONDS)
      .default(DEFAULT_SECRET_OVERLAP_SECONDS)
      .describe(
        "How long the secrets before sign too, at most: 0 to 7 days, a day by default. With 0 only the new one signs.",
      ),
  })
  .meta({ id: "RotateWebhookSecret" });

/** A rotation of an endpoint's secret, after validation. */
export type RotateWebhookSecret = z.output<typeof rotateWebhookSecretInputSchema>;

/** Input of `incidents.webhooks.removeEndpoint`. */
export const removeWebhookEndpointInputSchema = z
  .strictObject({ endpointId: webhookEndpointIdSchema, reason: writtenText(1_000).optional() })
  .meta({ id: "RemoveWebhookEndpoint" });

/** An endpoint that is to be removed, after validation. */
export type RemoveWebhookEndpoint = z.output<typeof removeWebhookEndpointInputSchema>;

/** An endpoint as it is shown: never its secrets. */
export const webhookEndpointSchema = z
  .strictObject({
    endpointId: z.string(),
    tenantId: z.string(),
    url: z.string(),
    description: z.string().nullable(),
    eventTypes: z.array(z.string()).nullable().describe("Null where every type is sent."),
    status: z.enum(WEBHOOK_ENDPOINT_STATUSES),
    statusReason: z.string().nullable().describe("Why it was disabled or removed."),
    version: z.int().describe("Counts its changes; the `ETag` of the endpoint."),
    createdBy: actorSchema,
    createdAt: z.string(),
    changedBy: actorSchema,
    changedAt: z.string(),
    recordedAt: z.string(),
    sequence,
  })
  .meta({ id: "WebhookEndpoint" });

/** An endpoint as it is shown. */
export type WebhookEndpoint = z.output<typeof webhookEndpointSchema>;

/** Output of `incidents.webhooks.createEndpoint` and `rotateSecret`. */
export const webhookEndpointWithSecretSchema = z
  .strictObject({
    endpoint: webhookEndpointSchema,
    secret: z
      .string()
      .nullable()
      .describe(
        "`whsec_` and the base64 of the key that signs, as Standard Webhooks writes it. Told once: null when the request is sent again.",
      ),
  })
  .meta({ id: "WebhookEndpointWithSecret" });

/** An endpoint with its new secret. */
export type WebhookEndpointWithSecret = z.output<typeof webhookEndpointWithSecretSchema>;

/** Output of `incidents.webhooks.updateEndpoint` and `removeEndpoint`: the endpoint as it stands. */
export const changedWebhookEndpointSchema = webhookEndpointSchema
  .extend({ recorded: z.boolean().describe("Whether this call changed anything.") })
  .meta({ id: "ChangedWebhookEndpoint" });

/** An endpoint after a change. */
export type ChangedWebhookEndpoint = z.output<typeof changedWebhookEndpointSchema>;

/** Input of `incidents.webhooks.getEndpoint`. */
export const getWebhookEndpointInputSchema = z
  .strictObject({ endpointId: webhookEndpointIdSchema, asOf })
  .meta({ id: "GetWebhookEndpoint" });

/** Output of `incidents.webhooks.getEndpoint`. */
export const webhookEndpointDetailSchema = webhookEndpointSchema
  .extend(readPoint)
  .meta({ id: "WebhookEndpointDetail" });

/** Input of `incidents.webhooks.listEndpoints`. */
export const listWebhookEndpointsInputSchema = z.strictObject(pageInput).meta({ id: "ListWebhookEndpoints" });

/** Output of `incidents.webhooks.listEndpoints`, made last first; removed ones are among them. */
export const webhookEndpointListSchema = z
  .strictObject({ items: z.array(webhookEndpointSchema), ...pageInfo, ...readPoint })
  .meta({ id: "WebhookEndpointList" });
