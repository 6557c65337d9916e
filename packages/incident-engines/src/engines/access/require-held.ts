import { DomainError, type Powers, permissionsOf } from "@hoc/incident-schemas";

/**
 * Refuses to let anybody give a key more than they hold themselves.
 *
 * @throws DomainError `api_key_exceeds_issuer`, which names what is missing
 * @example requireHeld({ role: "admin", scopes: ["access.manage"] }, { role: "viewer" }) // throws
 */
export function requireHeld(issuer: Powers, key: Powers): void {
  const held = permissionsOf(issuer);
  const missing = permissionsOf(key).filter((permission) => !held.includes(permission));
  if (missing.length === 0) return;
  throw new DomainError(
    "api_key_exceeds_issuer",
    `The key would allow what you may not do yourself: ${missing.join(", ")}; leave that out, or ask somebody who may.`,
    { missing },
  );
}
