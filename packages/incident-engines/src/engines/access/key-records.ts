import type { Actor, AuditRecord } from "@hoc/incident-schemas";
import type { StoredApiKey } from "@hoc/incident-schemas/ports";
import type { Doing } from "../append-traces.js";
import { keyStatus } from "./key-status.js";

/**
 * What the audit ledger says of a key that was issued; nothing of its secret.
 *
 * @example await ports.audit.append("acme", [issuedRecord(key, { actor, at: ports.recordedAt })])
 */
export function issuedRecord(key: StoredApiKey, doing: Doing): AuditRecord {
  const { name, role, scopes, expiresAt, replacesKeyId } = key;
  const holder: Actor = key.actor;
  return recordOf("ApiKeyIssued", key, doing, {
    before: null,
    after: { name, role, scopes, holder, expiresAt, replacesKeyId },
  });
}

/**
 * What the audit ledger says of a key that another one takes the place of.
 *
 * @example rotatedRecord(old, ended, "key_2", { actor, at: ports.recordedAt })
 */
export function rotatedRecord(
  before: StoredApiKey,
  after: StoredApiKey,
  replacedBy: string,
  doing: Doing,
): AuditRecord {
  return recordOf("ApiKeyRotated", after, doing, {
    before: endOf(before, doing),
    after: { ...endOf(after, doing), replacedBy },
  });
}

/**
 * What the audit ledger says of a key that was revoked.
 *
 * @example revokedRecord(key, ended, "it leaked", { actor, at: ports.recordedAt })
 */
export function revokedRecord(
  before: StoredApiKey,
  after: StoredApiKey,
  reason: string | null,
  doing: Doing,
): AuditRecord {
  const states = { before: endOf(before, doing), after: endOf(after, doing) };
  return { ...recordOf("ApiKeyRevoked", after, doing, states), reason };
}

function endOf(key: StoredApiKey, { at }: Doing) {
  return { status: keyStatus(key, at), endsAt: key.end?.endsAt ?? null };
}

function recordOf(
  eventType: AuditRecord["eventType"],
  { keyId }: StoredApiKey,
  { actor, at }: Doing,
  states: Pick<AuditRecord, "before" | "after">,
): AuditRecord {
  return { eventType, entityType: "API_KEY", entityId: keyId, actor, at, reason: null, ...states };
}
