import { toHex } from "../crypto/bytes.js";
import { sha256 } from "../crypto/primitives.js";
import { spkiDer } from "../crypto/public-key.js";

/**
 * The id of a public key: `sha256:` and the SHA-256 of its SPKI DER in hex.
 *
 * @throws {TypeError} when the text is no public key in PEM.
 *
 * @example keyIdOf(publicKeyPem) // "sha256:9f86d081…"
 */
export function keyIdOf(publicKeyPem: string): string {
  const der = spkiDer(publicKeyPem);
  if (der === undefined) throw new TypeError("The text is not a public key in PEM (-----BEGIN PUBLIC KEY-----).");
  return `sha256:${toHex(sha256(der))}`;
}
