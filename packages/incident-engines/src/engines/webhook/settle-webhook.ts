import { addSeconds, type Instant } from "@hoc/incident-schemas";
import type { ClaimedWebhook, WorkerPorts } from "@hoc/incident-schemas/ports";
import type { JudgedAnswer } from "./judge-answer.js";
import { circuitOpenUntil } from "./webhook-circuit.js";
import { nextAttemptAt, WEBHOOK_LIFE_SECONDS } from "./webhook-schedule.js";

/** An event that was sent, and what came of it. */
export interface SentWebhook {
  readonly held: ClaimedWebhook;
  readonly judged: JudgedAnswer;
  /** Whether a failure tells something new of the endpoint: not when its circuit opened while the event was under way. */
  readonly countsForCircuit: boolean;
}

/** What an attempt made of an endpoint's circuit: it was opened until an instant, closed, or left as it is. */
export type CircuitTurn = { readonly kind: "opened"; readonly until: Instant } | { readonly kind: "closed" | "stays" };

const STAYS: CircuitTurn = { kind: "stays" };

/**
 * Logs an attempt and draws its consequences: the event was taken, is tried again later or is given up; the endpoint's
 * circuit closes, or opens after too many failures in a row, and then gives up what has waited too long. Where the receiver
 * is gone and the endpoint was not disabled for that, it has another URL by now: the event is sent there at once. Gives what
 * became of the circuit.
 *
 * @example await unitOfWork.work("acme", (ports) => settleWebhook(ports, "acme", sent, ambient.clock()))
 */
export async function settleWebhook(
  { webhookDeliveries }: Pick<WorkerPorts, "webhookDeliveries">,
  tenantId: string,
  { held, judged: { attempt, verdict, retryAfterSeconds }, countsForCircuit }: SentWebhook,
  at: Instant,
): Promise<CircuitTurn> {
  const { endpointId, attempts, queuedAt, leasedUntil } = held;
  const { eventId, eventType } = held.event;
  const key = { endpointId, leasedUntil, eventId };
  await webhookDeliveries.insertAttempt(tenantId, { ...attempt, endpointId, eventId, eventType });
  if (verdict === "taken") {
    await webhookDeliveries.settle(tenantId, key, { status: "delivered", at, attempt });
    const wasOpen = await webhookDeliveries.noteTaken(tenantId, held, at);
    return wasOpen ? { kind: "closed" } : STAYS;
  }
  const retryAt = verdict === "gone" ? at : nextAttemptAt({ eventId, attempts, queuedAt, at, retryAfterSeconds });
  await webhookDeliveries.settle(
    tenantId,
    key,
    retryAt === null ? { status: "given_up", at, attempt } : { status: "pending", retryAt, attempt },
  );
  if (verdict === "gone" || !countsForCircuit) return STAYS;
  const failuresInARow = await webhookDeliveries.noteFailure(tenantId, held, at);
  const until = failuresInARow === null ? null : circuitOpenUntil(failuresInARow, at);
  if (until === null) return STAYS;
  await webhookDeliveries.openCircuit(tenantId, endpointId, until);
  await webhookDeliveries.giveUpQueuedBefore(tenantId, endpointId, addSeconds(at, -WEBHOOK_LIFE_SECONDS), at);
  return { kind: "opened", until };
}
