import { createHmac } from "node:crypto";
import { type Instant, MICROS_PER_SECOND, microsOf, type OutgoingCloudEvent } from "@hoc/incident-schemas";
import type { Ambient, WebhookRequest } from "@hoc/incident-schemas/ports";

const SECRET_BYTES = 32;
const SECRET_PREFIX = "whsec_";

/** Most keys that sign one message, so that no number of rotations makes a header that receivers refuse. */
const MAX_SIGNATURES = 10;

/** Who says that it sends. */
const USER_AGENT = "hoc-incidents-webhooks/1";

/**
 * A new key that signs, as Standard Webhooks writes it: 256 bits that nobody can guess.
 *
 * @example newWebhookSecret(ambient) // "whsec_MfKQ9r8G…"
 */
export function newWebhookSecret({ randomHex }: Pick<Ambient, "randomHex">): string {
  return `${SECRET_PREFIX}${Buffer.from(randomHex(SECRET_BYTES), "hex").toString("base64")}`;
}

/**
 * The signature of a message by one key, as Standard Webhooks has it: HMAC-SHA256 of id, timestamp and body.
 *
 * @example signatureOf("whsec_MfKQ9r8G…", "evt_1.1773489600.{}") // "v1,g0hM9SsE…"
 */
export function signatureOf(secret: string, content: string): string {
  const key = Buffer.from(secret.slice(SECRET_PREFIX.length), "base64");
  return `v1,${createHmac("sha256", key).update(content, "utf8").digest("base64")}`;
}

/** What is sent where, by whose keys, and when. */
export interface WebhookMessage {
  readonly url: string;
  readonly event: OutgoingCloudEvent;
  /** The keys that sign, the newest first; each makes a signature of its own, and one that fits is enough. */
  readonly secrets: readonly string[];
  readonly at: Instant;
}

/**
 * The request that sends an event, signed to the byte. Its `webhook-id` is the event's id at every attempt, so that
 * receivers can tell what they had before; the timestamp is that of the attempt.
 *
 * @example await sender.send(signedRequest({ url, event: toCloudEvent(event), secrets, at: ambient.clock() }))
 */
export function signedRequest({ url, event, secrets, at }: WebhookMessage): WebhookRequest {
  const body = JSON.stringify(event);
  const timestamp = String(Math.floor(microsOf(at) / MICROS_PER_SECOND));
  const content = `${event.id}.${timestamp}.${body}`;
  return {
    url,
    headers: {
      "content-type": "application/cloudevents+json; charset=utf-8",
      "user-agent": USER_AGENT,
      "webhook-id": event.id,
      "webhook-timestamp": timestamp,
      "webhook-signature": secrets
        .slice(0, MAX_SIGNATURES)
        .map((secret) => signatureOf(secret, content))
        .join(" "),
    },
    body,
  };
}
