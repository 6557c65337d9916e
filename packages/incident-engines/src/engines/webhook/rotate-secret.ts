import {
  type Actor,
  addSeconds,
  type RotateWebhookSecret,
  type WebhookEndpointWithSecret,
} from "@hoc/incident-schemas";
import type { Ambient } from "@hoc/incident-schemas/ports";
import type { OpenTransactions } from "../open-transactions.js";
import { loadLivingEndpoint } from "./load-endpoint.js";
import { newWebhookSecret } from "./sign-webhook.js";
import { webhookRecord } from "./webhook-records.js";

/** What it takes to rotate secrets: one transaction, chance, and who asks. */
export interface SecretRotating extends Pick<OpenTransactions, "write"> {
  readonly ambient: Pick<Ambient, "randomHex">;
  readonly actor: Actor;
}

/**
 * Gives an endpoint a new secret, which is told this once, with its audit record. The one before goes on signing beside
 * it for the overlap. Each rotation makes another secret, so one that is carried out twice does no harm: all three sign
 * until the overlap is over.
 *
 * @throws DomainError `webhook_endpoint_not_found`, `webhook_endpoint_removed`
 * @example const { secret } = await rotateSecret(rotating, "acme", { endpointId: "whe_1", overlapSeconds: 86_400 })
 */
export function rotateSecret(
  { write, ambient, actor }: SecretRotating,
  tenantId: string,
  { endpointId, overlapSeconds }: RotateWebhookSecret,
): Promise<WebhookEndpointWithSecret> {
  const secret = newWebhookSecret(ambient);
  return write(async (ports) => {
    const { webhooks, recordedAt } = ports;
    const endpoint = await loadLivingEndpoint(ports, tenantId, endpointId);
    const [newest] = await webhooks.fetchSecrets(tenantId, endpointId, recordedAt);
    const previous = newest?.generation ?? 0;
    const generation = previous + 1;
    const previousEndsAt = addSeconds(recordedAt, overlapSeconds);
    const made = { endpointId, generation, secret, previousEndsAt, createdBy: actor, createdAt: recordedAt };
    await webhooks.insertSecret(tenantId, made);
    const told = {
      eventType: "WebhookSecretRotated",
      before: { generation: previous },
      after: { generation, previousEndsAt },
    } as const;
    await ports.audit.append(tenantId, [webhookRecord(endpointId, told, { actor, at: recordedAt })]);
    return { endpoint, secret };
  });
}
