import type { ApiKey } from "../access/api-key.js";
import type { Actor } from "../incident/actor.js";
import type { Instant } from "../primitives/instant.js";
import type { NewestFirstPage, ReadPoint } from "./read-point.js";

/** A key that is about to be stored. */
export interface NewApiKey
  extends Pick<ApiKey, "keyId" | "name" | "role" | "scopes" | "actor" | "expiresAt" | "replacesKeyId"> {
  /** SHA-256 in hex of the whole text of the key, which is stored nowhere. */
  readonly secretHash: string;
  readonly createdBy: Actor;
  readonly createdAt: Instant;
}

/** From when on a key opens nothing, who said so, and why. */
export interface ApiKeyEnd {
  readonly endsAt: Instant;
  readonly reason: string | null;
  readonly endedBy: Actor;
}

/** The end of a key with the instant at which it was recorded. */
export interface StoredApiKeyEnd extends ApiKeyEnd {
  readonly recordedAt: Instant;
}

/** A stored key with the earliest of its ends. */
export interface StoredApiKey extends NewApiKey, Pick<ApiKey, "tenantId" | "recordedAt" | "sequence"> {
  readonly end: StoredApiKeyEnd | null;
}

/** Stores and reads API keys and their ends; rows are added, never changed. */
export interface ApiKeyDriver {
  /** Stores a key. */
  insertKey(tenantId: string, key: NewApiKey): Promise<void>;
  /** Notes that a key ends. Of several ends the earliest counts. */
  insertEnd(tenantId: string, keyId: string, end: ApiKeyEnd): Promise<void>;
  /** One key as it stands, or as it stood at a point, or `undefined`. */
  fetchKey(tenantId: string, keyId: string, at?: ReadPoint): Promise<StoredApiKey | undefined>;
  /** Keys recorded before `beforeSequence`, the last one first. */
  listKeys(tenantId: string, page: NewestFirstPage): Promise<StoredApiKey[]>;
}
