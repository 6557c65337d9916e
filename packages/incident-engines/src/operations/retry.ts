import { DomainError } from "@hoc/incident-schemas";
import type { Ambient } from "@hoc/incident-schemas/ports";

/** How often a transaction is tried again, and how long the pauses may get. */
const RETRIES = 3;
const FIRST_PAUSE_MILLIS = 20;

/** Where chance and pauses come from. */
export interface RetrySources {
  readonly randomHex: Ambient["randomHex"];
  /** Resolves after so many milliseconds. */
  readonly pause?: (millis: number) => Promise<void>;
}

/**
 * Whether a transaction that failed with `error` certainly left nothing and may succeed at once when it is made again:
 * the tenant was busy, or the database broke a deadlock or a serialization conflict. A lost connection is none of
 * these, because nobody knows whether the transaction had committed.
 *
 * @example isRetryable(new DomainError("tenant_busy", "…", { retryable: true })) // true
 */
export function isRetryable(error: unknown): boolean {
  if (DomainError.isInstance(error)) return error.code === "tenant_busy" && error.details.retryable === true;
  return typeof error === "object" && error !== null && "retryable" in error && error.retryable === true;
}

/**
 * Makes a transaction, and makes it again up to three times while it fails retryably, after pauses that grow and vary,
 * so that those who collided do not collide again.
 *
 * @example await withRetries(() => unitOfWork.write(tenantId, work), ambient)
 */
export async function withRetries<Result>(transaction: () => Promise<Result>, sources: RetrySources): Promise<Result> {
  const { pause = pauseFor } = sources;
  for (let retry = 0; ; retry += 1) {
    try {
      return await transaction();
    } catch (error) {
      if (retry === RETRIES || !isRetryable(error)) throw error;
      await pause(FIRST_PAUSE_MILLIS * 2 ** retry * (0.5 + fraction(sources.randomHex)));
    }
  }
}

function fraction(randomHex: Ambient["randomHex"]): number {
  return Number.parseInt(randomHex(4), 16) / 2 ** 32;
}

function pauseFor(millis: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, millis));
}
