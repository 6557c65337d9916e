import type { Actor, IssuedApiKey } from "@hoc/incident-schemas";
import type { Ambient, IncidentPorts, NewApiKey, StoredApiKey } from "@hoc/incident-schemas/ports";
import { idOfRequest, type KeyedRequest } from "../id-of-request.js";
import type { OpenTransactions } from "../open-transactions.js";
import { sha256Hex } from "../sha256.js";
import { issuedRecord } from "./key-records.js";
import { newKeyText } from "./key-text.js";
import { loadKey, shownKey } from "./load-key.js";
import type { ActingPowers } from "./require-held.js";
import type { EndingAuthority } from "./require-life.js";

/** What it takes to issue keys: one transaction, chance and ids, who issues with what powers and until when, and the request's key. */
export interface KeyIssuing extends Pick<OpenTransactions, "write"> {
  readonly ambient: Pick<Ambient, "uuid" | "randomHex">;
  readonly issuer: ActingPowers & EndingAuthority;
  readonly request: KeyedRequest | undefined;
}

/** A key that is about to be given out: its id, its whole text, and the hash that is all that is kept of the text. */
export interface FreshKey {
  readonly keyId: string;
  readonly text: string;
  readonly secretHash: string;
}

/** Version of the derivation: another rule gets another number, so that ids of different rules cannot meet. */
const DERIVATION = "api-key-of-request/v1";

/**
 * A key with a text that nobody can guess. SHA-256 is enough of a hash for it: 256 random bits cannot be tried out, at
 * whatever speed. A request that may be sent again always gives the same id, though never the same text.
 *
 * @example freshKey("issue", { ambient, request: undefined }, "acme") // { keyId: "key_018f…", text: "hoc_YWNtZQ…", … }
 */
export function freshKey(
  deed: string,
  { ambient, request }: Omit<KeyIssuing, "write" | "issuer">,
  tenantId: string,
): FreshKey {
  const keyId = idOfRequest("key", [DERIVATION, deed], request, ambient);
  const text = newKeyText({ tenantId, keyId }, ambient);
  return { keyId, text, secretHash: sha256Hex(text) };
}

/**
 * The answer to a request that made its key before; `undefined` when it did not. The text is told only to the very
 * attempt that made it, whose transaction may have been carried out twice.
 *
 * @example const before = await issuedBefore(ports, "acme", fresh)
 */
export async function issuedBefore(
  ports: IncidentPorts,
  tenantId: string,
  { keyId, text, secretHash }: FreshKey,
): Promise<IssuedApiKey | undefined> {
  const stored = await ports.apiKeys.fetchKey(tenantId, keyId);
  if (stored === undefined) return undefined;
  return { key: shownKey(stored, ports.recordedAt), secret: stored.secretHash === secretHash ? text : null };
}

/**
 * Stores a key by its hash, with its audit record, and tells its text this once.
 *
 * @example await storeKey(ports, "acme", fresh, { name, role, scopes, actor, expiresAt, replacesKeyId: null }, ada)
 */
export async function storeKey(
  ports: IncidentPorts,
  tenantId: string,
  { keyId, text, secretHash }: FreshKey,
  key: Omit<NewApiKey, "keyId" | "secretHash" | "createdBy" | "createdAt">,
  createdBy: Actor,
): Promise<IssuedApiKey> {
  const { recordedAt } = ports;
  await ports.apiKeys.insertKey(tenantId, { ...key, keyId, secretHash, createdBy, createdAt: recordedAt });
  const stored: StoredApiKey = await loadKey(ports, tenantId, keyId);
  await ports.audit.append(tenantId, [issuedRecord(stored, { actor: createdBy, at: recordedAt })]);
  return { key: shownKey(stored, recordedAt), secret: text };
}
