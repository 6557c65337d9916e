import { canonicalJson } from "@hoc/incident-schemas";
import { toHex } from "../crypto/bytes.js";
import { sha256 } from "../crypto/primitives.js";

/**
 * SHA-256 in lower-case hexadecimal.
 *
 * @param data bytes, or text that is hashed as UTF-8.
 * @throws {TypeError} when the text has a lone surrogate: it has no UTF-8 form, and replacing it would give two
 * different texts one digest.
 *
 * @example sha256Hex("") // "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
 */
export function sha256Hex(data: Uint8Array | string): string {
  if (typeof data === "string" && LONE_SURROGATE.test(data)) {
    throw new TypeError("The text is not well-formed Unicode (it has a lone surrogate), so it has no digest.");
  }
  return toHex(sha256(data));
}

/**
 * The digest of what a value says: SHA-256 of its canonical JSON (RFC 8785). Equal for every order of members,
 * spacing and escaping of the document that the value came from.
 *
 * @throws {CanonicalJsonError} when the value has no canonical JSON.
 *
 * @example contentDigest({ b: 1, a: 2 }) === contentDigest({ a: 2, b: 1 }) // true
 */
export function contentDigest(value: unknown): string {
  // Canonical JSON has no lone surrogates, so nothing has to be looked for.
  return toHex(sha256(canonicalJson(value)));
}

const LONE_SURROGATE = /\p{Surrogate}/u;
