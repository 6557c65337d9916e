import type { Actor, ChangedWebhookEndpoint, RemoveWebhookEndpoint } from "@hoc/incident-schemas";
import type { IncidentPorts } from "@hoc/incident-schemas/ports";
import { loadEndpoint } from "./load-endpoint.js";
import { storeVersion } from "./store-version.js";
import { toldOf, webhookRecord } from "./webhook-records.js";

/**
 * Removes an endpoint for good, with its audit record, and cancels what waits for it. One that is removed stays as it
 * is, with its first reason.
 *
 * @throws DomainError `webhook_endpoint_not_found`
 * @example await removeEndpoint({ ports, actor }, "acme", { endpointId: "whe_1", reason: "it moved" })
 */
export async function removeEndpoint(
  { ports, actor }: { readonly ports: IncidentPorts; readonly actor: Actor },
  tenantId: string,
  {
    endpointId,
    reason = null,
  }: Pick<RemoveWebhookEndpoint, "endpointId"> & { readonly reason?: string | null | undefined },
): Promise<ChangedWebhookEndpoint> {
  const before = await loadEndpoint(ports, tenantId, endpointId);
  if (before.status === "removed") return { ...before, recorded: false };
  const after = await storeVersion(ports, tenantId, before, { status: "removed", statusReason: reason }, actor);
  const states = { before: toldOf(before), after: toldOf(after) };
  const told = { eventType: "WebhookEndpointRemoved", reason, ...states } as const;
  await ports.audit.append(tenantId, [webhookRecord(endpointId, told, { actor, at: ports.recordedAt })]);
  return { ...after, recorded: true };
}
