import type { Actor, TestedWebhookEndpoint } from "@hoc/incident-schemas";
import type { Ambient, WebhookSender } from "@hoc/incident-schemas/ports";
import { idOfRequest, type KeyedRequest } from "../id-of-request.js";
import type { OpenTransactions } from "../open-transactions.js";
import { judgeAnswer } from "./judge-answer.js";
import { loadLivingEndpoint } from "./load-endpoint.js";
import { requireSender } from "./require-sender.js";
import { signedRequest } from "./sign-webhook.js";
import { TEST_EVENT_TYPE, testEvent } from "./test-event.js";
import { cloudEventOf } from "./to-cloud-event.js";

/** Version of the derivation: another rule gets another name, so that ids of different rules cannot meet. */
const DERIVATION = "webhook-test-of-request/v1";

/** What it takes to test endpoints. */
export interface EndpointTesting extends OpenTransactions {
  readonly ambient: Pick<Ambient, "clock" | "uuid">;
  readonly sender: WebhookSender | undefined;
  readonly actor: Actor;
  readonly request: KeyedRequest | undefined;
}

/**
 * Sends one event to an endpoint at once, whether it is enabled or not, signed as all events are, and logs what came of
 * it. It waits for nothing, is tried once, and changes nothing of the endpoint. No transaction is open while it is sent.
 *
 * @throws DomainError `webhook_endpoint_not_found`, `webhook_endpoint_removed`, `sender_missing`
 * @example const { attempt } = await testEndpoint(testing, "acme", { endpointId: "whe_1" })
 */
export async function testEndpoint(
  { read, write, ambient, sender, actor, request }: EndpointTesting,
  tenantId: string,
  { endpointId }: { readonly endpointId: string },
): Promise<TestedWebhookEndpoint> {
  const outlet = requireSender(sender);
  const eventId = idOfRequest("evt", [DERIVATION, endpointId], request, ambient);
  const at = ambient.clock();
  const { url, secrets } = await read(async (ports) => ({
    url: (await loadLivingEndpoint(ports, tenantId, endpointId)).url,
    secrets: (await ports.webhooks.fetchSecrets(tenantId, endpointId, at)).map(({ secret }) => secret),
  }));
  const event = cloudEventOf(testEvent({ eventId, endpointId, tenantId, actor, at }));
  const answer = await outlet.send(signedRequest({ url, event, secrets, at }));
  const { attempt } = judgeAnswer(answer, { attemptId: `wha_${ambient.uuid()}`, at });
  const made = { ...attempt, endpointId, eventId, eventType: TEST_EVENT_TYPE };
  await write(({ webhooks }) => webhooks.insertAttempt(tenantId, made));
  return { endpointId, eventId, attempt };
}
