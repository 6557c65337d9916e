import { SIGNATURE_ALGORITHMS, type SignatureAlgorithm } from "@hoc/incident-schemas";
import { fromBase64, toHex } from "./bytes.js";

const PEM = /^\s*-----BEGIN PUBLIC KEY-----\r?\n([A-Za-z0-9+/=\r\n]+)-----END PUBLIC KEY-----\s*$/;

/**
 * What the SPKI DER of a key of each algorithm begins with, in hex, and how many bytes of key are at its end. The last
 * byte of the prefix of P-256, which says that the point is uncompressed, is the key's first.
 */
const SPKI_FORMS: Readonly<
  Record<SignatureAlgorithm, { readonly prefix: string; readonly bytes: number; readonly keyBytes: number }>
> = {
  ed25519: { prefix: "302a300506032b6570032100", bytes: 44, keyBytes: 32 },
  "ecdsa-p256-sha256": { prefix: "3059301306072a8648ce3d020106082a8648ce3d03010703420004", bytes: 91, keyBytes: 65 },
};

/** The DER of a public key in PEM (`-----BEGIN PUBLIC KEY-----`), or `undefined` when the text is none. */
export function spkiDer(publicKeyPem: string): Uint8Array | undefined {
  const [, body] = PEM.exec(publicKeyPem) ?? [];
  return body === undefined ? undefined : fromBase64(body.replaceAll(/[\r\n]/g, ""));
}

/**
 * The bytes of a public key of an algorithm, without what surrounds them in SPKI: an Ed25519 point, or an uncompressed
 * point of P-256. `undefined` when the key is of another kind or written in another way.
 */
export function rawPublicKey(alg: SignatureAlgorithm, publicKeyPem: string): Uint8Array | undefined {
  const der = spkiDer(publicKeyPem);
  const form = SPKI_FORMS[alg];
  if (der?.length !== form.bytes || !toHex(der).startsWith(form.prefix)) return undefined;
  return der.subarray(-form.keyBytes);
}

/** The algorithm that a public key in PEM is for, or `undefined` when none of ours is. */
export function algorithmOfKey(publicKeyPem: string): SignatureAlgorithm | undefined {
  return SIGNATURE_ALGORITHMS.find((alg) => rawPublicKey(alg, publicKeyPem) !== undefined);
}
