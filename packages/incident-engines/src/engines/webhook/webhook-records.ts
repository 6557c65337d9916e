import type { AuditEventType, AuditRecord, WebhookEndpoint } from "@hoc/incident-schemas";
import type { Doing } from "../append-traces.js";

/** What an audit record tells beside whom and what it is about. */
export interface WebhookTold extends Pick<AuditRecord, "before" | "after"> {
  readonly eventType: Extract<AuditEventType, `Webhook${string}`>;
  readonly reason?: string | null;
}

/**
 * What the audit ledger says of something that was done to an endpoint; nothing of its secrets.
 *
 * @example webhookRecord("whe_1", { eventType: "WebhookEndpointCreated", before: null, after: toldOf(endpoint) }, { actor, at })
 */
export function webhookRecord(
  endpointId: string,
  { eventType, before, after, reason = null }: WebhookTold,
  { actor, at }: Doing,
): AuditRecord {
  return { eventType, entityType: "WEBHOOK_ENDPOINT", entityId: endpointId, actor, at, reason, before, after };
}

/**
 * How an endpoint is, for the ledger. Of its URL only origin and path are told, because receivers put secrets into the
 * rest; the version tells that something else of it changed.
 *
 * @example toldOf(endpoint) // { version: 1, url: "https://hooks.example.com/incidents", … }
 */
export function toldOf({ version, url, description, eventTypes, status }: WebhookEndpoint) {
  return { version, url: placeOfUrl(url), description, eventTypes, status };
}

function placeOfUrl(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}
