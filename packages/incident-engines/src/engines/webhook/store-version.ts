import { type Actor, DomainError, type WebhookEndpoint } from "@hoc/incident-schemas";
import type { IncidentPorts, NewWebhookVersion } from "@hoc/incident-schemas/ports";
import { loadEndpoint, typesOf } from "./load-endpoint.js";

/** What can be changed of an endpoint. */
export type EndpointChange = Partial<
  Pick<NewWebhookVersion, "url" | "description" | "eventTypes" | "status" | "statusReason">
>;

/**
 * Stores how an endpoint is from now on, and gives it. Once it is not enabled any more, what waits for it is cancelled.
 *
 * @throws DomainError `version_conflict` when somebody else changed it meanwhile
 * @example await storeVersion(ports, "acme", endpoint, { status: "disabled" }, actor)
 */
export async function storeVersion(
  ports: IncidentPorts,
  tenantId: string,
  before: WebhookEndpoint,
  change: EndpointChange,
  actor: Actor,
): Promise<WebhookEndpoint> {
  const { endpointId, version, url, description, status, statusReason } = before;
  const { recordedAt, webhooks } = ports;
  const isStored = await webhooks.insertVersion(tenantId, {
    ...{ url, description, eventTypes: typesOf(before), status, statusReason },
    ...change,
    endpointId,
    version: version + 1,
    changedBy: actor,
    changedAt: recordedAt,
  });
  if (!isStored) throw endpointChanged(before);
  const after = await loadEndpoint(ports, tenantId, endpointId);
  if (after.status !== "enabled") await webhooks.cancelDeliveries(tenantId, endpointId, recordedAt);
  return after;
}

/**
 * Refuses a change that expects another version of an endpoint than the stored one.
 *
 * @throws DomainError `version_conflict`
 * @example requireVersion(endpoint, asked.expectedVersion)
 */
export function requireVersion(endpoint: WebhookEndpoint, expectedVersion: number | undefined): void {
  if (expectedVersion !== undefined && expectedVersion !== endpoint.version) throw endpointChanged(endpoint);
}

function endpointChanged({ endpointId, version }: WebhookEndpoint): DomainError {
  return new DomainError(
    "version_conflict",
    "The webhook endpoint changed since it was read; read it again and decide anew.",
    { endpointId, currentVersion: version },
  );
}
