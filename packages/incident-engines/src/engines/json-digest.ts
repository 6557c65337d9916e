import { hostJsonText, type JsonObject } from "@hoc/incident-schemas";
import { sha256Hex } from "./sha256.js";

/**
 * SHA-256 in hex of a JSON object as a host sent it, in canonical form (RFC 8785): the order of members does not matter,
 * and what was stored as JSON and read back has the same digest. Unlike `canonicalJson` it takes fractions and whatever
 * else a host's JSON may hold; what both take they write alike.
 *
 * @example jsonDigest({ score: 0.87, rule: "PII_SSN" }) === jsonDigest({ rule: "PII_SSN", score: 0.87 }) // true
 */
export function jsonDigest(object: JsonObject): string {
  return sha256Hex(hostJsonText(object));
}
