import { type ApiKey, DomainError, type Instant } from "@hoc/incident-schemas";
import type { ReadPoint, ReadPorts, StoredApiKey } from "@hoc/incident-schemas/ports";
import { keyStatus } from "./key-status.js";

/**
 * One key of the tenant, as it stands or as it stood at a point.
 *
 * @throws DomainError `api_key_not_found`, the same for an unknown id and for another tenant's
 * @example const key = await loadKey(ports, "acme", "key_1")
 */
export async function loadKey(
  ports: Pick<ReadPorts, "apiKeys">,
  tenantId: string,
  keyId: string,
  at?: ReadPoint,
): Promise<StoredApiKey> {
  const key = await ports.apiKeys.fetchKey(tenantId, keyId, at);
  if (key === undefined) throw new DomainError("api_key_not_found", "The tenant has no API key of this id.", { keyId });
  return key;
}

/**
 * A key as it is shown, by its status at an instant; nothing of its secret.
 *
 * @example shownKey(await loadKey(ports, "acme", "key_1"), ports.recordedAt)
 */
export function shownKey(stored: StoredApiKey, now: Instant): ApiKey {
  const { secretHash: _, end, ...key } = stored;
  return {
    ...key,
    status: keyStatus(stored, now),
    endsAt: end?.endsAt ?? null,
    endReason: end?.reason ?? null,
    endedBy: end?.endedBy ?? null,
  };
}
