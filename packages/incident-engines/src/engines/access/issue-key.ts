import { addSeconds, type IssueApiKey, type IssuedApiKey } from "@hoc/incident-schemas";
import { requireHeld } from "./require-held.js";
import { freshKey, issuedBefore, type KeyIssuing, storeKey } from "./store-key.js";

/**
 * Issues a key of the tenant, with its audit record. Its text is told this once; a request that is sent again gets the
 * key without it.
 *
 * @throws DomainError `api_key_exceeds_issuer`
 * @example const { key, secret } = await issueKey(issuing, "acme", { name: "collector", role: "ingest" })
 */
export async function issueKey(
  issuing: KeyIssuing,
  tenantId: string,
  { name, role, scopes, actor = { type: "AGENT", id: name }, expiresInSeconds }: IssueApiKey,
): Promise<IssuedApiKey> {
  const { issuer } = issuing;
  requireHeld(issuer, { role, scopes });
  const fresh = freshKey("issue", issuing, tenantId);
  return issuing.write(async (ports) => {
    const before = await issuedBefore(ports, tenantId, fresh);
    if (before !== undefined) return before;
    const expiresAt = expiresInSeconds === undefined ? null : addSeconds(ports.recordedAt, expiresInSeconds);
    const key = { name, role, scopes: scopes ?? null, actor, expiresAt, replacesKeyId: null };
    return storeKey(ports, tenantId, fresh, key, issuer.actor);
  });
}
