import {
  addSeconds,
  DomainError,
  type Instant,
  type IssuedApiKey,
  instantFromMicros,
  microsOf,
  type RotateApiKey,
} from "@hoc/incident-schemas";
import type { StoredApiKey } from "@hoc/incident-schemas/ports";
import { rotatedRecord } from "./key-records.js";
import { isOpen, keyStatus } from "./key-status.js";
import { loadKey } from "./load-key.js";
import { requireHeld } from "./require-held.js";
import { lifeWithin } from "./require-life.js";
import { freshKey, issuedBefore, type KeyIssuing, storeKey } from "./store-key.js";

/**
 * Issues a key that takes the place of another one: the same name, powers and holder, and as long a life, though never
 * longer than the key of whoever rotates it. The old one ends after the overlap, unless it was to end before that. Both
 * in one transaction, with their audit records.
 *
 * @throws DomainError `api_key_not_found`, `api_key_ended`, `api_key_exceeds_issuer`, `not_authenticated` when the
 * issuer's own key has just ended
 * @example const { key, secret } = await rotateKey(issuing, "acme", { keyId: "key_1", overlapSeconds: 3_600 })
 */
export async function rotateKey(
  issuing: KeyIssuing,
  tenantId: string,
  { keyId, overlapSeconds }: RotateApiKey,
): Promise<IssuedApiKey> {
  const { actor } = issuing.issuer;
  const fresh = freshKey("rotate", issuing, tenantId);
  return issuing.write(async (ports) => {
    const before = await issuedBefore(ports, tenantId, fresh);
    if (before !== undefined) return before;
    const { recordedAt } = ports;
    const old = await loadKey(ports, tenantId, keyId);
    requireOpen(old, recordedAt);
    const { name, role, scopes } = old;
    requireHeld(issuing.issuer, { role, scopes: scopes ?? undefined, actor: old.actor });
    const expiresAt = lifeWithin(issuing.issuer, sameLife(old, recordedAt), recordedAt);
    const key = { name, role, scopes, actor: old.actor, expiresAt, replacesKeyId: keyId };
    const issued = await storeKey(ports, tenantId, fresh, key, actor);
    const endsAt = addSeconds(recordedAt, overlapSeconds);
    await ports.apiKeys.insertEnd(tenantId, keyId, { endsAt, reason: "rotated", endedBy: actor });
    const ended = await loadKey(ports, tenantId, keyId);
    const record = rotatedRecord(old, ended, fresh.keyId, { actor, at: recordedAt });
    await ports.audit.append(tenantId, [record]);
    return issued;
  });
}

function requireOpen(key: StoredApiKey, now: Instant): void {
  const status = keyStatus(key, now);
  if (isOpen(status)) return;
  throw new DomainError("api_key_ended", `The key is ${status}, so nothing takes its place; issue another one.`, {
    keyId: key.keyId,
    status,
  });
}

/** The last day of a key that lives from now on for as long as another one was given. */
function sameLife({ createdAt, expiresAt }: StoredApiKey, now: Instant): Instant | null {
  return expiresAt === null ? null : instantFromMicros(microsOf(now) + microsOf(expiresAt) - microsOf(createdAt));
}
