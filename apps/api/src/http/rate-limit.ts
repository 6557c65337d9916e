import { DomainError } from "@hoc/incident-schemas";
import type { Context } from "hono";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/** Takes one read of a tenant's allowance, and says on the answer how much is left of it. */
export type LimitReads = (c: Pick<Context, "header">, tenantId: string) => Promise<void>;

const WINDOW_SECONDS = 60;

/**
 * Limits how often a tenant reads: a minute begins with its first read, and is over for itself alone. The count is of
 * this process; of several, each allows as much.
 *
 * @param perMinute Reads that a tenant may make in a minute; 0 leaves reads unlimited.
 * @example const limitReads = createReadLimit(6_000);
 */
export function createReadLimit(perMinute: number): LimitReads | undefined {
  if (perMinute === 0) return undefined;
  const limiter = new RateLimiterMemory({ points: perMinute, duration: WINDOW_SECONDS });
  return async (c, tenantId) => {
    const taken = await limiter.consume(tenantId).catch(whenRefused);
    const secondsLeft = Math.ceil(taken.msBeforeNext / 1_000);
    c.header("ratelimit-limit", String(perMinute));
    c.header("ratelimit-remaining", String(taken.remainingPoints));
    c.header("ratelimit-reset", String(secondsLeft));
    c.header("ratelimit-policy", `${perMinute};w=${WINDOW_SECONDS}`);
    if (taken.consumedPoints > perMinute) throw tooManyReads(perMinute, secondsLeft);
  };
}

/** The limiter rejects with what is known of the allowance; anything else is a failure of its own. */
function whenRefused(refused: unknown): RateLimiterRes {
  if (refused instanceof RateLimiterRes) return refused;
  throw refused;
}

function tooManyReads(perMinute: number, retryAfterSeconds: number): DomainError {
  const sentence = `More than ${perMinute} reads in a minute; read again in ${retryAfterSeconds} s. What is sent in is not limited.`;
  return new DomainError("rate_limited", sentence, { retryAfterSeconds });
}
