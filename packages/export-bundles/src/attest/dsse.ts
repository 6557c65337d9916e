import type { TrustedKey } from "@hoc/incident-schemas";
import type { Signer } from "@hoc/incident-schemas/ports";
import type { Envelope } from "../bundle/format.js";
import { concatBytes, fromBase64, toBase64, utf8 } from "../crypto/bytes.js";
import { verifySignature } from "../crypto/primitives.js";
import { keyIdOf } from "./key-id.js";

/** What opening an envelope gives: the bytes that were signed and whose signatures stand, or why there are none to use. */
export type OpenedEnvelope =
  | { readonly ok: true; readonly payload: Uint8Array; readonly verifiedBy: readonly TrustedKey[] }
  | { readonly ok: false; readonly reason: "payload_malformed" | "too_few_signatures" };

/**
 * The bytes that are signed for a payload, DSSE's pre-authentication encoding: type and body with their lengths in
 * bytes, so that neither can be taken for the other.
 *
 * @example preAuthEncoding("http://example.com/HelloWorld", utf8("hello world"))
 * // the bytes of "DSSEv1 29 http://example.com/HelloWorld 11 hello world"
 */
export function preAuthEncoding(payloadType: string, payload: Uint8Array): Uint8Array {
  const type = utf8(payloadType);
  return concatBytes(utf8(`DSSEv1 ${type.length} `), type, utf8(` ${payload.length} `), payload);
}

/** Puts a payload into an envelope that every signer signs. */
export async function sealEnvelope(
  payloadType: string,
  payload: Uint8Array,
  signers: readonly Signer[],
): Promise<Envelope> {
  const message = preAuthEncoding(payloadType, payload);
  const signatures: Envelope["signatures"] = [];
  for (const signer of signers) signatures.push({ keyid: signer.keyid, sig: toBase64(await signer.sign(message)) });
  return { payload: toBase64(payload), payloadType, signatures };
}

/** The payload of an envelope, as yet unverified, or `undefined` when it is not base64. */
export function unverifiedPayload(envelope: Envelope): Uint8Array | undefined {
  return fromBase64(envelope.payload);
}

/**
 * Opens an envelope: at least `threshold` different trusted keys must have signed it. Every signature is tried with
 * every key: the `keyid` in the envelope is nobody's word and decides nothing, and the algorithm is the key record's.
 * Which keys may be trusted at which time is not looked at here.
 *
 * @throws {RangeError} when the threshold is not a whole number of 1 or more: zero signatures prove nothing.
 */
export function openEnvelope(envelope: Envelope, keys: readonly TrustedKey[], threshold = 1): OpenedEnvelope {
  if (!Number.isSafeInteger(threshold) || threshold < 1)
    throw new RangeError(`The threshold ${threshold} is not a number of signatures.`);
  const payload = unverifiedPayload(envelope);
  if (payload === undefined) return { ok: false, reason: "payload_malformed" };
  const verifiedBy = keysThatSigned(envelope, preAuthEncoding(envelope.payloadType, payload), keys);
  return verifiedBy.length < threshold
    ? { ok: false, reason: "too_few_signatures" }
    : { ok: true, payload, verifiedBy };
}

/** One record for every key, however often it signed and however many records name it. */
function keysThatSigned(envelope: Envelope, message: Uint8Array, keys: readonly TrustedKey[]): TrustedKey[] {
  const signatures = envelope.signatures.map(({ sig }) => fromBase64(sig)).filter((bytes) => bytes !== undefined);
  const verified = new Map<string, TrustedKey>();
  for (const key of keys) {
    const hasSigned = signatures.some((signature) => verifySignature(key.alg, key.publicKeyPem, message, signature));
    if (hasSigned && !verified.has(keyIdOf(key.publicKeyPem))) verified.set(keyIdOf(key.publicKeyPem), key);
  }
  return [...verified.values()];
}
