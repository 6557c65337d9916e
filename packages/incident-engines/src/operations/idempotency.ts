import { addSeconds, DomainError } from "@hoc/incident-schemas";
import type { Ambient, IdempotencyClaim, KeptAnswer } from "@hoc/incident-schemas/ports";
import type { RequestKey } from "./context.js";

/** How long an answer is kept when nobody says otherwise: a day. */
export const DEFAULT_IDEMPOTENCY_SECONDS = 86_400;

/** Asks for the key of a request, for as long as answers are kept. */
export function claimOf(
  operation: string,
  { key, requestDigest }: RequestKey,
  { clock }: Pick<Ambient, "clock">,
  keptSeconds: number,
): IdempotencyClaim {
  const now = clock();
  return { operation, key, requestDigest, now, expiresAt: addSeconds(now, keptSeconds) };
}

/**
 * The answer that a request got before; `undefined` when it has none yet.
 *
 * @throws DomainError `idempotency_key_reused` when that request said something else
 */
export function answerAgain(
  kept: KeptAnswer | undefined,
  { requestDigest }: RequestKey,
): { output: unknown } | undefined {
  if (kept === undefined) return undefined;
  if (kept.requestDigest !== requestDigest)
    throw new DomainError(
      "idempotency_key_reused",
      "This idempotency key was used for another request; use a fresh one for each.",
    );
  return kept.answer === null ? undefined : { output: JSON.parse(kept.answer) as unknown };
}

/** Whether a failure certainly left nothing, so that the key may be used again, also for other words. */
export function leftNothing(error: unknown): boolean {
  return DomainError.isInstance(error) && !error.retryable && error.kind !== "internal";
}
