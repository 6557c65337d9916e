import { createPublicKey, hash, type JsonWebKey, type KeyObject, verify } from "node:crypto";
import type { SignatureAlgorithm } from "@hoc/incident-schemas";
import { isStrictEd25519 } from "./ed25519-points.js";
import { rawPublicKey } from "./public-key.js";

/**
 * SHA-256.
 *
 * @param data bytes, or well-formed text that is hashed as UTF-8.
 */
export function sha256(data: Uint8Array | string): Uint8Array {
  // As text of one character a byte the digest is there several times sooner than as a buffer of its own.
  const digest = hash("sha256", data, "binary");
  const bytes = new Uint8Array(digest.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = digest.charCodeAt(at);
  return bytes;
}

/**
 * Whether a signature over a message stands. Anything malformed, a key of another kind included, is `false`: a verifier
 * has no use for the difference. Ed25519 is strict (no second spelling of a signature, no key or nonce of small order);
 * ECDSA signatures are DER over the SHA-256 of the message.
 */
export function verifySignature(
  alg: SignatureAlgorithm,
  publicKeyPem: string,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  const raw = rawPublicKey(alg, publicKeyPem);
  if (raw === undefined) return false;
  try {
    const key = keyOf(alg, raw);
    if (alg === "ed25519") return isStrictEd25519(raw, signature) && verify(null, message, key, signature);
    return verify("sha256", message, key, signature);
  } catch {
    return false;
  }
}

/** From its bytes a key is there many times sooner than from PEM, and it is the key that its id was made of. */
function keyOf(alg: SignatureAlgorithm, raw: Uint8Array): KeyObject {
  const jwk: JsonWebKey =
    alg === "ed25519"
      ? { kty: "OKP", crv: "Ed25519", x: base64Url(raw) }
      : { kty: "EC", crv: "P-256", x: base64Url(raw.subarray(1, 33)), y: base64Url(raw.subarray(33)) };
  return createPublicKey({ key: jwk, format: "jwk" });
}

function base64Url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64url");
}
