/** How often, and after what pauses, a request is sent again. */
export interface RetryPolicy {
  /** How many times after the first; 0 sends once. */
  readonly max: number;
  /** Longest pause before the first repetition, in milliseconds; it doubles with each. */
  readonly baseMs: number;
  /** Longest pause of all, in milliseconds. A server that asks for a longer one is not asked again. */
  readonly maxMs: number;
}

/** What a client does when it is told nothing else. The server's limit of reads is over after a minute; that is waited for. */
export const DEFAULT_RETRIES: RetryPolicy = { max: 4, baseMs: 250, maxMs: 65_000 };

/** What is known when a request may be sent again. */
export interface FailedAttempt {
  /** How many repetitions there were. */
  readonly repetitions: number;
  readonly retryable: boolean;
  readonly retryAfterSeconds: number | null;
  /** A number from 0 to 1, without 1. */
  readonly random: number;
}

/**
 * How many milliseconds to wait before the next attempt; null when there is none. Pauses have full jitter, so that
 * callers that failed together do not come back together, and are never shorter than the server asks.
 *
 * @example retryDelayMs(policy, { repetitions: 0, retryable: true, retryAfterSeconds: null, random: 0.5 }) // 125
 */
export function retryDelayMs(policy: RetryPolicy, failed: FailedAttempt): number | null {
  const { repetitions, retryable, retryAfterSeconds, random } = failed;
  if (!retryable || repetitions >= policy.max) return null;
  if (retryAfterSeconds === null) return random * Math.min(policy.maxMs, policy.baseMs * 2 ** repetitions);
  const asked = retryAfterSeconds * 1_000;
  return asked > policy.maxMs ? null : asked + random * policy.baseMs;
}
