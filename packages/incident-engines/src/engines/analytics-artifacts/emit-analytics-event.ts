import { type EventDraft, SYSTEM_ACTORS } from "@hoc/incident-schemas";
import type { IncidentPorts } from "@hoc/incident-schemas/ports";

/** An event of the analytics domain; who acts is always the domain itself. */
export type AnalyticsEventDraft = Omit<Extract<EventDraft, { readonly eventType: `analytics.${string}` }>, "actor">;

/**
 * Puts an event of analytics into the outbox, in the transaction that makes it true. It is validated first: an event
 * that does not match its schema fails the whole change.
 *
 * @throws EventSchemaViolation
 * @example await emitAnalyticsEvent(ports, "acme", { eventType: "analytics.ArtifactRecorded", occurredAt, fields })
 */
export async function emitAnalyticsEvent(
  ports: Pick<IncidentPorts, "outbox">,
  tenantId: string,
  draft: AnalyticsEventDraft,
): Promise<void> {
  await ports.outbox.append(tenantId, [{ ...draft, actor: SYSTEM_ACTORS.analytics }]);
}
