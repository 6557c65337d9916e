import type { Actor, ApiKey, RevokeApiKey } from "@hoc/incident-schemas";
import type { IncidentPorts } from "@hoc/incident-schemas/ports";
import { revokedRecord } from "./key-records.js";
import { keyStatus } from "./key-status.js";
import { loadKey, shownKey } from "./load-key.js";

/**
 * Ends a key at once and for good, with its audit record, whatever end it was to have before. One that is ended stays
 * as it is, with its first reason.
 *
 * @throws DomainError `api_key_not_found`
 * @example await revokeKey({ ports, actor }, "acme", { keyId: "key_1", reason: "it leaked" })
 */
export async function revokeKey(
  { ports, actor }: { readonly ports: IncidentPorts; readonly actor: Actor },
  tenantId: string,
  { keyId, reason = null }: Pick<RevokeApiKey, "keyId"> & { readonly reason?: string | null | undefined },
): Promise<ApiKey & { readonly recorded: boolean }> {
  const { recordedAt } = ports;
  const before = await loadKey(ports, tenantId, keyId);
  if (keyStatus(before, recordedAt) === "ended") return { ...shownKey(before, recordedAt), recorded: false };
  await ports.apiKeys.insertEnd(tenantId, keyId, { endsAt: recordedAt, reason, endedBy: actor });
  const after = await loadKey(ports, tenantId, keyId);
  await ports.audit.append(tenantId, [revokedRecord(before, after, reason, { actor, at: recordedAt })]);
  return { ...shownKey(after, recordedAt), recorded: true };
}
