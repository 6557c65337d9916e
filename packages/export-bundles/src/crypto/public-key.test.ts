import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { issuer, p256Signer, pem } from "../../test/keys.js";
import { toHex } from "./bytes.js";
import { algorithmOfKey, rawPublicKey, spkiDer } from "./public-key.js";

describe("spkiDer", () => {
  it("is what OpenSSL reads out of the PEM, with either line ending", () => {
    for (const { publicKeyPem } of [issuer, p256Signer]) {
      const der = createPublicKey(publicKeyPem).export({ type: "spki", format: "der" }).toString("hex");
      expect(toHex(spkiDer(publicKeyPem) ?? new Uint8Array())).toBe(der);
      expect(toHex(spkiDer(`\n${publicKeyPem.replaceAll("\n", "\r\n")}`) ?? new Uint8Array())).toBe(der);
    }
  });

  it.each([
    "",
    "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----\n",
    "-----BEGIN PUBLIC KEY-----\nAB==\n-----END PUBLIC KEY-----\n",
    "-----BEGIN PRIVATE KEY-----\nAA==\n-----END PRIVATE KEY-----\n",
    `${issuer.publicKeyPem}${issuer.publicKeyPem}`,
  ])("refuses %j", (text) => {
    expect(spkiDer(text)).toBeUndefined();
  });
});

describe("algorithmOfKey", () => {
  it("tells our two algorithms apart", () => {
    expect(algorithmOfKey(issuer.publicKeyPem)).toBe("ed25519");
    expect(algorithmOfKey(p256Signer.publicKeyPem)).toBe("ecdsa-p256-sha256");
  });

  it.each(["rsa", "secp384r1", "x25519"])("knows no other: %s", (kind) => {
    const { publicKey } =
      kind === "rsa"
        ? generateKeyPairSync("rsa", { modulusLength: 1024 })
        : kind === "x25519"
          ? generateKeyPairSync("x25519")
          : generateKeyPairSync("ec", { namedCurve: kind });
    expect(algorithmOfKey(publicKey.export({ type: "spki", format: "pem" }).toString())).toBeUndefined();
  });

  it("takes no point of P-256 that is written in another form than the uncompressed one", () => {
    const hybrid = Uint8Array.from(spkiDer(p256Signer.publicKeyPem) ?? []);
    hybrid[hybrid.length - 65] = 0x07;
    expect(createPublicKey(pem("PUBLIC KEY", hybrid)).asymmetricKeyType).toBe("ec");
    expect(algorithmOfKey(pem("PUBLIC KEY", hybrid))).toBeUndefined();
  });

  it("takes no DER with anything after the key", () => {
    const longer = Buffer.concat([spkiDer(issuer.publicKeyPem) ?? new Uint8Array(), Buffer.of(0)]);
    expect(algorithmOfKey(pem("PUBLIC KEY", longer))).toBeUndefined();
    expect(rawPublicKey("ed25519", pem("PUBLIC KEY", longer))).toBeUndefined();
  });
});
