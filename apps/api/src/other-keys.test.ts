import { createSigner, generateSigningKey, trustedKeyOf } from "@hoc/export-bundles";
import { describe, expect, it } from "vitest";
import { otherKeysSchema } from "./other-keys.js";

const { privateKeyPem } = generateSigningKey();
const key = trustedKeyOf(createSigner(privateKeyPem), "Example Inc.");
const other = trustedKeyOf(createSigner(generateSigningKey().privateKeyPem), "Example Inc.");

const sentenceOf = (value: unknown) => {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return otherKeysSchema.safeParse(text).error?.issues[0]?.message;
};

describe("otherKeysSchema", () => {
  it("takes keys as they are answered, those that were revoked too", () => {
    const revoked = {
      ...other,
      status: "revoked",
      revokedAt: "2026-03-14T00:00:00.000000Z",
      reason: "a laptop was lost",
    };
    expect(otherKeysSchema.parse(JSON.stringify([key, revoked]))).toEqual([key, revoked]);
    expect(otherKeysSchema.parse("[]")).toEqual([]);
  });

  it.each([
    ["{", "must be a JSON array of keys"],
    [{ keys: [] }, "must be a JSON array of keys"],
    [Array(100).fill(key), "must have at most 99 keys"],
    [[key, 7], /^must be right for every key, and key 2 has a problem/],
    [[{ ...key, status: "revoked" }], /^must be right for every key, and key 1 has a problem at "revokedAt"/],
    [[{ ...key, keyid: other.keyid }], /key 1 has a keyid that is not the SHA-256 of its public key/],
    [[key, other, key], /key 3 is there twice/],
  ])("refuses %j in a sentence", (value, sentence) => {
    expect(sentenceOf(value)).toMatch(sentence);
  });

  it("refuses a private key where the public one belongs, and does not repeat it", () => {
    const sentence = sentenceOf([{ ...key, publicKeyPem: privateKeyPem }]);
    expect(sentence).toMatch(/key 1 has a publicKeyPem that is no public key/);
    expect(sentence).not.toContain(privateKeyPem.split("\n")[1]);
  });
});
