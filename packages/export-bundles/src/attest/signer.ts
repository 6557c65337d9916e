import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import type { Signer } from "@hoc/incident-schemas/ports";
import { algorithmOfKey } from "../crypto/public-key.js";
import { keyIdOf } from "./key-id.js";

/** A key pair in PEM. */
export interface SigningKey {
  /** PKCS#8; whoever has it can sign. */
  readonly privateKeyPem: string;
  /** SPKI, for those who are to trust it. */
  readonly publicKeyPem: string;
}

/**
 * A signer with a private key of its own.
 *
 * Ed25519 signs equal bytes equally, so that an export made again is the same file. An ECDSA signature differs each
 * time; everything but the envelope stays the same.
 *
 * @param privateKeyPem an Ed25519 or ECDSA P-256 key as PKCS#8 PEM.
 * @throws {TypeError} when it is no such key.
 */
export function createSigner(privateKeyPem: string): Signer {
  const privateKey = privateKeyOf(privateKeyPem);
  const publicKeyPem = pemOf(createPublicKey(privateKey));
  const alg = algorithmOfKey(publicKeyPem);
  if (alg === undefined) throw new TypeError("The signing key must be an Ed25519 or an ECDSA P-256 key.");
  return {
    keyid: keyIdOf(publicKeyPem),
    alg,
    publicKeyPem,
    sign: async (bytes) => Uint8Array.from(sign(alg === "ed25519" ? null : "sha256", bytes, privateKey)),
  };
}

/** Makes a new Ed25519 key pair. */
export function generateSigningKey(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  return {
    privateKeyPem: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    publicKeyPem: pemOf(publicKey),
  };
}

function privateKeyOf(pem: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    throw new TypeError("The signing key is not an unencrypted private key in PEM (-----BEGIN PRIVATE KEY-----).");
  }
}

function pemOf(publicKey: KeyObject): string {
  return publicKey.export({ type: "spki", format: "pem" }).toString();
}
