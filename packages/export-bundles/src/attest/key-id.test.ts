import { createHash, createPublicKey } from "node:crypto";
import { expect, it } from "vitest";
import { issuer, p256Signer } from "../../test/keys.js";
import { keyIdOf } from "./key-id.js";

it("a key's id is the SHA-256 of its SPKI DER, however the PEM is wrapped", () => {
  for (const { publicKeyPem } of [issuer, p256Signer]) {
    const der = createPublicKey(publicKeyPem).export({ type: "spki", format: "der" });
    const id = `sha256:${createHash("sha256").update(der).digest("hex")}`;
    expect(keyIdOf(publicKeyPem)).toBe(id);
    expect(keyIdOf(publicKeyPem.replaceAll("\n", "\r\n"))).toBe(id);
  }
});

it("what is no public key has no id", () => {
  expect(() => keyIdOf("-----BEGIN PRIVATE KEY-----")).toThrow("not a public key in PEM");
});
