import type { TrustedKey } from "@hoc/incident-schemas";
import type { Signer } from "@hoc/incident-schemas/ports";
import { createSigner } from "../src/attest/signer.js";
import { trustedKeyOf } from "../src/attest/trusted-key.js";

/** What the PKCS#8 DER of an Ed25519 key begins with; the 32 bytes of the seed follow. */
const PKCS8_PREFIX = "302e020100300506032b657004220420";

/** An Ed25519 signer that is the same in every run: its seed is one byte, repeated. For tests alone. */
export function signerOfSeed(seed: number): Signer {
  const der = Buffer.concat([Buffer.from(PKCS8_PREFIX, "hex"), Buffer.alloc(32, seed)]);
  return createSigner(pem("PRIVATE KEY", der));
}

/** DER in PEM. */
export function pem(label: string, der: Uint8Array): string {
  const lines = Buffer.from(der)
    .toString("base64")
    .replaceAll(/.{64}(?=.)/g, "$&\n");
  return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`;
}

/** An ECDSA P-256 signer with a fixed key. For tests alone. */
export const p256Signer: Signer = createSigner(
  pem(
    "PRIVATE KEY",
    Buffer.from(
      "308187020100301306072a8648ce3d020106082a8648ce3d030107046d306b0201010420" +
        "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721" +
        "a1440342000460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6" +
        "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299",
      "hex",
    ),
  ),
);

/** The key that bundles in tests are signed with. */
export const issuer: Signer = signerOfSeed(1);

/** A key that nobody trusts. */
export const stranger: Signer = signerOfSeed(66);

/** The record of the issuer's key. */
export const issuerKey: TrustedKey = trustedKeyOf(issuer, "Example Ltd");
