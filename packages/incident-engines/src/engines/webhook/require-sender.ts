import { DomainError } from "@hoc/incident-schemas";
import type { WebhookSender } from "@hoc/incident-schemas/ports";

/**
 * Whoever sends to the outside.
 *
 * @throws DomainError `sender_missing` when the server has none
 * @example const { send } = requireSender(sender)
 */
export function requireSender(sender: WebhookSender | undefined): WebhookSender {
  if (sender !== undefined) return sender;
  throw new DomainError("sender_missing", "This server sends no webhooks; its operator has to give it a sender.");
}

/**
 * Refuses a URL that nothing may be sent to. The URL itself is not repeated: it may hold a password.
 *
 * @throws DomainError `webhook_url_refused`, `sender_missing`
 * @example requireUrl(sender, "https://hooks.example.com/incidents")
 */
export function requireUrl(sender: WebhookSender | undefined, url: string): void {
  const reason = requireSender(sender).refusalOf(url);
  if (reason === null) return;
  throw new DomainError("webhook_url_refused", reason, {
    fields: [{ pointer: "/url", message: reason }],
  });
}
