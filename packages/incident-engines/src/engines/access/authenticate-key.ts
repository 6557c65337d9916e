import { timingSafeEqual } from "node:crypto";
import type { Instant, KeyHolder } from "@hoc/incident-schemas";
import type { ReadPorts } from "@hoc/incident-schemas/ports";
import { sha256Hex } from "../sha256.js";
import { isOpen, keyEndsAt, keyStatus } from "./key-status.js";
import type { KeyPlace } from "./key-text.js";

/**
 * Who calls with the text of a key, which was read from `place`. `undefined` is the one answer to all that opens
 * nothing: an unknown tenant or key, another secret, a key that is ended or whose time is over.
 *
 * @example await authenticateKey(ports, place, "hoc_YWNtZQ.key_018f….Jx2…", ambient.clock())
 */
export async function authenticateKey(
  ports: Pick<ReadPorts, "apiKeys">,
  { tenantId, keyId }: KeyPlace,
  text: string,
  now: Instant,
): Promise<KeyHolder | undefined> {
  const key = await ports.apiKeys.fetchKey(tenantId, keyId);
  if (key === undefined || !isSameHash(key.secretHash, sha256Hex(text)) || !isOpen(keyStatus(key, now)))
    return undefined;
  const { actor, role, scopes } = key;
  return { tenantId, keyId, actor, role, ...(scopes === null ? {} : { scopes }), endsAt: keyEndsAt(key) };
}

function isSameHash(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one, "hex"), Buffer.from(other, "hex"));
}
