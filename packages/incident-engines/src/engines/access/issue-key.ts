import { addSeconds, type IssueApiKey, type IssuedApiKey } from "@hoc/incident-schemas";
import { requireHeld } from "./require-held.js";
import { lifeWithin, requireLife } from "./require-life.js";
import { freshKey, issuedBefore, type KeyIssuing, storeKey } from "./store-key.js";

/**
 * Issues a key of the tenant, with its audit record. Its text is told this once; a request that is sent again gets the
 * key without it. It never outlives the key of whoever issues it: by default it ends with that one, and a longer life
 * that is asked for is refused.
 *
 * @throws DomainError `api_key_exceeds_issuer`, `not_authenticated` when the issuer's own key has just ended
 * @example const { key, secret } = await issueKey(issuing, "acme", { name: "collector", role: "ingest" })
 */
export async function issueKey(
  issuing: KeyIssuing,
  tenantId: string,
  { name, role, scopes, actor = { type: "AGENT", id: name }, expiresInSeconds }: IssueApiKey,
): Promise<IssuedApiKey> {
  const { issuer } = issuing;
  requireHeld(issuer, { role, scopes, actor });
  const fresh = freshKey("issue", issuing, tenantId);
  return issuing.write(async (ports) => {
    const before = await issuedBefore(ports, tenantId, fresh);
    if (before !== undefined) return before;
    const { recordedAt } = ports;
    const asked = expiresInSeconds === undefined ? null : addSeconds(recordedAt, expiresInSeconds);
    if (asked !== null) requireLife(issuer, asked);
    const expiresAt = lifeWithin(issuer, asked, recordedAt);
    const key = { name, role, scopes: scopes ?? null, actor, expiresAt, replacesKeyId: null };
    return storeKey(ports, tenantId, fresh, key, issuer.actor);
  });
}
