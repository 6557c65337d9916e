import type { TrustedKey } from "@hoc/incident-schemas";
import type { Signer } from "@hoc/incident-schemas/ports";

/** The record by which others trust a signer's key: active, and without an end unless one is given. */
export function trustedKeyOf(
  { keyid, publicKeyPem, alg }: Pick<Signer, "keyid" | "publicKeyPem" | "alg">,
  owner: string,
  limits: Partial<Pick<TrustedKey, "notBefore" | "notAfter">> = {},
): TrustedKey {
  const { notBefore = null, notAfter = null } = limits;
  return { keyid, publicKeyPem, alg, owner, notBefore, notAfter, status: "active", revokedAt: null, reason: null };
}
