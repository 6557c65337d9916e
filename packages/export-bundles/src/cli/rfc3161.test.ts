import { describe, expect, it } from "vitest";
import {
  EC_AUTHORITY,
  EC_TOKEN,
  EXPIRED_AUTHORITY,
  PLAIN_CERTIFICATE,
  RSA_AUTHORITY,
  RSA_TOKEN,
  STAMPED_BYTES,
} from "../../test/timestamps.js";
import { fromBase64 } from "../crypto/bytes.js";
import { verifyTimestamp } from "./rfc3161.js";

const bytesOf = (base64: string): Uint8Array => fromBase64(base64) ?? new Uint8Array();
const verdictBy = (certificatePem: string, token = EC_TOKEN, over = STAMPED_BYTES) =>
  verifyTimestamp(bytesOf(token), over, [{ name: "Lab", certificatePem }]);

describe("verifyTimestamp", () => {
  it.each([
    ["ECDSA", EC_AUTHORITY, EC_TOKEN],
    ["RSA", RSA_AUTHORITY, RSA_TOKEN],
  ])("accepts what OpenSSL stamped with %s", (_, authority, token) => {
    expect(verdictBy(authority, token)).toEqual({
      kind: "verified",
      authority: "Lab",
      at: expect.stringMatching(/^2026-\d\d-\d\dT.*Z$/),
    });
  });

  it("finds the authority among several", () => {
    const authorities = [
      { name: "Broken", certificatePem: "no certificate" },
      { name: "Other", certificatePem: RSA_AUTHORITY },
      { name: "Lab", certificatePem: EC_AUTHORITY },
    ];
    expect(verifyTimestamp(bytesOf(EC_TOKEN), STAMPED_BYTES, authorities)).toMatchObject({ authority: "Lab" });
  });

  it("refuses a token over other bytes", () => {
    expect(verdictBy(EC_AUTHORITY, EC_TOKEN, new Uint8Array(64))).toMatchObject({
      kind: "bad",
      message: expect.stringMatching(/other bytes/),
    });
  });

  it("refuses a token by an authority that is not trusted", () => {
    expect(verdictBy(RSA_AUTHORITY)).toMatchObject({ kind: "bad" });
  });

  it("refuses a token outside the validity of the authority's certificate", () => {
    expect(verdictBy(EXPIRED_AUTHORITY)).toMatchObject({
      kind: "bad",
      message: expect.stringMatching(/was not valid/),
    });
  });

  it("refuses a certificate that is not for timestamps", () => {
    expect(verdictBy(PLAIN_CERTIFICATE)).toMatchObject({
      kind: "bad",
      message: expect.stringMatching(/not for timestamps/),
    });
  });

  it("refuses a token of which a byte was changed, or finds the same in it, and never fails otherwise", () => {
    const token = bytesOf(EC_TOKEN);
    const whole = verdictBy(EC_AUTHORITY);
    const kinds = Array.from(token, (byte, index) => {
      const verdict = verifyTimestamp(token.with(index, byte ^ 0x01), STAMPED_BYTES, [
        { name: "Lab", certificatePem: EC_AUTHORITY },
      ]);
      if (verdict.kind === "verified") expect(verdict).toEqual(whole);
      return verdict.kind;
    });
    expect(kinds.filter((kind) => kind === "bad").length).toBeGreaterThan(250);
  });

  it.each([
    ["nothing", ""],
    ["no DER", "AAAA"],
    ["a response without a token", "MAUwAwIBAg"],
  ])("refuses %s", (_, token) => {
    expect(verdictBy(EC_AUTHORITY, token)).toMatchObject({ kind: "bad" });
  });
});
