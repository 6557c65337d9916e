import type { Instant } from "../primitives/instant.js";

/** Names a request that may be sent again: the operation, and the key that the caller gave it. */
export interface IdempotencyKey {
  readonly operation: string;
  readonly key: string;
}

/** A request that asks for its key. */
export interface IdempotencyClaim extends IdempotencyKey {
  /** SHA-256 in hex of what the request says. */
  readonly requestDigest: string;
  readonly now: Instant;
  readonly expiresAt: Instant;
}

/** What is known of a key that was taken before. */
export interface KeptAnswer {
  readonly requestDigest: string;
  /** The answer as JSON; null when there is none yet. */
  readonly answer: string | null;
}

/** Keeps the answers of requests, so that one that is sent again gets the same. */
export interface IdempotencyDriver {
  /** Takes a key; `undefined` when it was free or had expired, else what is known of it. */
  claimKey(tenantId: string, claim: IdempotencyClaim): Promise<KeptAnswer | undefined>;
  /** What is known of a key that has not expired. */
  findAnswer(tenantId: string, key: IdempotencyKey & { readonly now: Instant }): Promise<KeptAnswer | undefined>;
  /** Keeps the answer of a key that is taken; the first one stands. */
  keepAnswer(tenantId: string, key: IdempotencyKey & { readonly answer: string }): Promise<void>;
  /** Gives a key back that has no answer. */
  releaseKey(tenantId: string, key: IdempotencyKey): Promise<void>;
  /** Removes up to `limit` keys that have expired, and gives how many. */
  removeExpiredKeys(tenantId: string, now: Instant, limit: number): Promise<number>;
}
