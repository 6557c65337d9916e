import { SYSTEM_ACTORS } from "@hoc/incident-schemas";
import type { IncidentPorts } from "@hoc/incident-schemas/ports";
import type { SentWebhook } from "./settle-webhook.js";
import { storeVersion } from "./store-version.js";
import { toldOf, webhookRecord } from "./webhook-records.js";

/** Why the product disabled an endpoint. */
const REASON = "It answered 410 Gone.";

/**
 * Disables an endpoint whose URL answered that there is nobody any more, with its audit record, logs the attempt, and
 * cancels what waits for it, the event that was sent too. One that has another URL by now, or is not enabled any more,
 * stays as it is, and nothing is logged. Gives whether it was disabled.
 *
 * @example await unitOfWork.write("acme", (ports) => disableGoneEndpoint(ports, "acme", { held, judged }))
 */
export async function disableGoneEndpoint(
  ports: IncidentPorts,
  tenantId: string,
  { held: { endpointId, url, event }, judged }: Pick<SentWebhook, "held" | "judged">,
): Promise<boolean> {
  const before = await ports.webhooks.fetchEndpoint(tenantId, endpointId);
  if (before?.status !== "enabled" || before.url !== url) return false;
  const { eventId, eventType } = event;
  await ports.webhooks.insertAttempt(tenantId, { ...judged.attempt, endpointId, eventId, eventType });
  const actor = SYSTEM_ACTORS.webhooks;
  const after = await storeVersion(ports, tenantId, before, { status: "disabled", statusReason: REASON }, actor);
  const states = { before: toldOf(before), after: toldOf(after) };
  const told = { eventType: "WebhookEndpointChanged", reason: REASON, ...states } as const;
  await ports.audit.append(tenantId, [webhookRecord(endpointId, told, { actor, at: ports.recordedAt })]);
  return true;
}
