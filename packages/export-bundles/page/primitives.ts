import type { SignatureAlgorithm } from "@hoc/incident-schemas";
import { ed25519 } from "@noble/curves/ed25519.js";
import { p256 } from "@noble/curves/nist.js";
import { sha256 as hash } from "@noble/hashes/sha2.js";
import { utf8 } from "../src/crypto/bytes.js";
import { isStrictEd25519 } from "../src/crypto/ed25519-points.js";
import { rawPublicKey } from "../src/crypto/public-key.js";

/** SHA-256 of bytes, or of text as UTF-8: what `src/crypto/primitives.ts` gives, without Node. */
export function sha256(data: Uint8Array | string): Uint8Array {
  return hash(typeof data === "string" ? utf8(data) : data);
}

/** Whether a signature over a message stands: what `src/crypto/primitives.ts` says, without Node. */
export function verifySignature(
  alg: SignatureAlgorithm,
  publicKeyPem: string,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  const key = rawPublicKey(alg, publicKeyPem);
  if (key === undefined) return false;
  try {
    return alg === "ed25519"
      ? isStrictEd25519(key, signature) && ed25519.verify(signature, message, key, { zip215: false })
      : p256.verify(signature, message, key, { format: "der", lowS: false });
  } catch {
    return false;
  }
}
