import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { issuer, p256Signer, signerOfSeed } from "../../test/keys.js";
import { utf8 } from "../crypto/bytes.js";
import { verifySignature } from "../crypto/primitives.js";
import { keyIdOf } from "./key-id.js";
import { createSigner, generateSigningKey } from "./signer.js";

const message = utf8("a message");

function messageOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return String(error);
  }
  throw new Error("Nothing was refused.");
}

describe("createSigner", () => {
  it("says which key and algorithm it signs with", () => {
    expect(issuer).toMatchObject({ alg: "ed25519", keyid: keyIdOf(issuer.publicKeyPem) });
    expect(p256Signer).toMatchObject({ alg: "ecdsa-p256-sha256", keyid: keyIdOf(p256Signer.publicKeyPem) });
  });

  it("signs so that its public key verifies", async () => {
    for (const { alg, publicKeyPem, sign } of [issuer, p256Signer])
      expect(verifySignature(alg, publicKeyPem, message, await sign(message))).toBe(true);
  });

  it("signs equal bytes equally with Ed25519, in 64 bytes", async () => {
    const signature = await issuer.sign(message);
    expect(signature).toHaveLength(64);
    expect(await signerOfSeed(1).sign(message)).toEqual(signature);
  });

  it("refuses what is no private key, and keys of other kinds, without showing any of them", () => {
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "secp384r1" });
    const p384 = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
    expect(() => createSigner(p384)).toThrow("must be an Ed25519 or an ECDSA P-256 key");
    expect(() => createSigner(issuer.publicKeyPem)).toThrow("not an unencrypted private key in PEM");
    expect(messageOf(() => createSigner("hunter2"))).not.toContain("hunter2");
  });
});

it("generateSigningKey makes a key pair that is new each time and signs", async () => {
  const [one, other] = [generateSigningKey(), generateSigningKey()];
  expect(one.privateKeyPem).not.toBe(other.privateKeyPem);
  const signer = createSigner(one.privateKeyPem);
  expect(signer).toMatchObject({ alg: "ed25519", publicKeyPem: one.publicKeyPem });
  expect(verifySignature("ed25519", one.publicKeyPem, message, await signer.sign(message))).toBe(true);
});
